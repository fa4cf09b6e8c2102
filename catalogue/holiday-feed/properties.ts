import ICAL from 'ical.js';
import { readLine } from '../../domain/typed-text/typed-text.ts';
import type { Component, Property } from './component.ts';

/** The properties of a component with a name, which is in lower case. */
export function propertiesOf({ properties }: Component, name: string): readonly Property[] {
  return properties.filter((each) => each.name === name);
}

/** The first value of a property, as written; empty if there is none. */
export function valueOf(component: Component, name: string): string {
  return propertiesOf(component, name)[0]?.value.trim() ?? '';
}

/** The first value of a text such as SUMMARY, on one line; empty if it would show nothing. */
export function textOf(component: Component, name: string): string {
  return lineOf(valueOf(component, name));
}

/** Nobody says in a later line what kind of day it is. */
const MAX_LINES = 20;

/** The first lines of a text such as DESCRIPTION; those that show nothing are left out. */
export function linesOf(component: Component, name: string): readonly string[] {
  return valueOf(component, name)
    .split(/\\n/i, MAX_LINES)
    .map(lineOf)
    .filter((line) => line !== '');
}

function lineOf(value: string): string {
  const text: unknown = ICAL.design.icalendar.value.text.fromICAL(value);
  return readLine(String(text).replaceAll(/\s+/g, ' '));
}

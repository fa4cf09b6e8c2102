"""A file of iCalendar as a tree of components, in which nothing is wrong."""

from icalendar import Calendar, Component


def parse(file: str) -> Calendar:
    calendar = Calendar.from_ical(file)
    for component in calendar.walk():
        check(component)
    return calendar


def check(component: Component) -> None:
    """The library reads what lacks a property that RFC 5545 requires, or has one too often."""
    if component.errors:
        raise ValueError(f"{component.name}: {component.errors}")
    for name in component.required:
        if name not in component:
            raise ValueError(f"{component.name} has no {name}")
    for name in component.singletons:
        if isinstance(component.get(name), list):
            raise ValueError(f"{component.name} has {name} twice")
    if sum(name in component for name in component.exclusive) > 1:
        raise ValueError(f"{component.name} has more than one of {component.exclusive}")

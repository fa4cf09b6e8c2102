// Reads iCalendar from stdin with libraries that know nothing of ours, expands every event between
// two instants (RFC 3339, the arguments) and prints them as JSON. Zones are those of Go's own data;
// where a VTIMEZONE of the file says otherwise of an occurrence, it is an error.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	_ "time/tzdata"

	"github.com/emersion/go-ical"
	"github.com/teambition/rrule-go"
)

type occurrence struct {
	From string `json:"from"`
	To   string `json:"to"`
}

type event struct {
	UID         string       `json:"uid"`
	Name        string       `json:"name"`
	AllDay      bool         `json:"allDay"`
	Occurrences []occurrence `json:"occurrences"`
}

func main() {
	if err := run(os.Stdin, os.Stdout, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(in io.Reader, out io.Writer, args []string) error {
	if len(args) != 2 {
		return errors.New("usage: ical-reader FROM TO < FILE.ics")
	}
	from, err := time.Parse(time.RFC3339, args[0])
	if err != nil {
		return err
	}
	to, err := time.Parse(time.RFC3339, args[1])
	if err != nil {
		return err
	}
	calendar, err := ical.NewDecoder(in).Decode()
	if err != nil {
		return err
	}
	// The encoder refuses what lacks a property that RFC 5545 requires.
	if err := ical.NewEncoder(io.Discard).Encode(calendar); err != nil {
		return err
	}
	zones, err := readZones(calendar)
	if err != nil {
		return err
	}
	events := []event{}
	for _, each := range calendar.Events() {
		read, err := readEvent(each, zones, from, to)
		if err != nil {
			return fmt.Errorf("%s: %w", each.Props.Get(ical.PropUID).Value, err)
		}
		events = append(events, read)
	}
	return json.NewEncoder(out).Encode(events)
}

func readEvent(each ical.Event, zones map[string]zone, from, to time.Time) (event, error) {
	uid, _ := each.Props.Text(ical.PropUID)
	name, _ := each.Props.Text(ical.PropSummary)
	start, err := each.DateTimeStart(time.UTC)
	if err != nil {
		return event{}, err
	}
	end, err := each.DateTimeEnd(time.UTC)
	if err != nil {
		return event{}, err
	}
	if !end.After(start) {
		return event{}, errors.New("ends before it begins")
	}
	starts, err := startsOf(each, start, from, to)
	if err != nil {
		return event{}, err
	}
	property := each.Props.Get(ical.PropDateTimeStart)
	read := event{UID: uid, Name: name, AllDay: len(property.Value) == len("20060102")}
	format := time.RFC3339
	if read.AllDay {
		format = time.DateOnly
	}
	for _, begin := range starts {
		// With DTEND every occurrence has the same exact duration.
		finish := begin.Add(end.Sub(start))
		if tzid := property.Params.Get(ical.PropTimezoneID); tzid != "" {
			if err := zones[tzid].check(begin, finish); err != nil {
				return event{}, err
			}
		}
		read.Occurrences = append(read.Occurrences, occurrence{
			From: begin.UTC().Format(format),
			To:   finish.UTC().Format(format),
		})
	}
	return read, nil
}

func startsOf(each ical.Event, start, from, to time.Time) ([]time.Time, error) {
	option, err := each.Props.RecurrenceRule()
	if err != nil {
		return nil, err
	}
	if option == nil {
		if start.Before(from) || !start.Before(to) {
			return nil, nil
		}
		return []time.Time{start}, nil
	}
	option.Dtstart = start
	rule, err := rrule.NewRRule(*option)
	if err != nil {
		return nil, err
	}
	set := rrule.Set{}
	set.RRule(rule)
	set.DTStart(start)
	for _, property := range each.Props.Values(ical.PropExceptionDates) {
		excluded, err := datesOf(property)
		if err != nil {
			return nil, err
		}
		for _, date := range excluded {
			set.ExDate(date)
		}
	}
	return set.Between(from, to.Add(-time.Nanosecond), true), nil
}

// datesOf reads a list of dates; the library reads one alone.
func datesOf(property ical.Prop) ([]time.Time, error) {
	var dates []time.Time
	for _, value := range strings.Split(property.Value, ",") {
		one := property
		one.Value = value
		date, err := one.DateTime(time.UTC)
		if err != nil {
			return nil, err
		}
		dates = append(dates, date)
	}
	return dates, nil
}

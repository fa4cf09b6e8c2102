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

// startsOf expands in wall time, as RFC 5545 says, and places the results in the zone afterwards: the
// library moves dates whose midnight the zone skips.
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
	zone := start.Location()
	option.Dtstart = wallTime(start)
	if !option.Until.IsZero() {
		option.Until = wallTime(option.Until.In(zone))
	}
	rule, err := rrule.NewRRule(*option)
	if err != nil {
		return nil, err
	}
	set := rrule.Set{}
	set.RRule(rule)
	set.DTStart(wallTime(start))
	for _, property := range each.Props.Values(ical.PropExceptionDates) {
		date, err := withoutZone(property).DateTime(time.UTC)
		if err != nil {
			return nil, err
		}
		set.ExDate(date)
	}
	starts := []time.Time{}
	for _, wall := range set.Between(wallTime(from.In(zone)), wallTime(to.In(zone)).Add(-time.Second), true) {
		starts = append(starts, inZone(wall, zone))
	}
	return starts, nil
}

// wallTime is what clocks show, as if it were UTC.
func wallTime(instant time.Time) time.Time {
	return inZone(instant, time.UTC)
}

// inZone is the instant at which the clocks of a zone show the same.
func inZone(shown time.Time, zone *time.Location) time.Time {
	year, month, day := shown.Date()
	return time.Date(year, month, day, shown.Hour(), shown.Minute(), shown.Second(), 0, zone)
}

func withoutZone(property ical.Prop) *ical.Prop {
	property.Params = ical.Params{}
	return &property
}

package main

import (
	"fmt"
	"time"

	"github.com/emersion/go-ical"
)

// An observance of a VTIMEZONE: from an instant on, clocks are so many seconds ahead of UTC.
type observance struct {
	from   time.Time
	offset int
}

type zone []observance

func readZones(calendar *ical.Calendar) (map[string]zone, error) {
	zones := map[string]zone{}
	for _, component := range calendar.Children {
		if component.Name != ical.CompTimezone {
			continue
		}
		read := zone{}
		for _, each := range component.Children {
			one, err := readObservance(each)
			if err != nil {
				return nil, err
			}
			read = append(read, one)
		}
		zones[component.Props.Get(ical.PropTimezoneID).Value] = read
	}
	return zones, nil
}

func readObservance(component *ical.Component) (observance, error) {
	// The local time at which it begins is that of the offset before it.
	local, err := component.Props.DateTime(ical.PropDateTimeStart, time.UTC)
	if err != nil {
		return observance{}, err
	}
	before, err := seconds(component.Props.Get(ical.PropTimezoneOffsetFrom).Value)
	if err != nil {
		return observance{}, err
	}
	after, err := seconds(component.Props.Get(ical.PropTimezoneOffsetTo).Value)
	if err != nil {
		return observance{}, err
	}
	return observance{from: local.Add(-time.Duration(before) * time.Second), offset: after}, nil
}

func seconds(text string) (int, error) {
	var sign rune
	var hours, minutes int
	if _, err := fmt.Sscanf(text, "%c%2d%2d", &sign, &hours, &minutes); err != nil {
		return 0, fmt.Errorf("the offset %s: %w", text, err)
	}
	total := hours*3600 + minutes*60
	if sign == '-' {
		return -total, nil
	}
	return total, nil
}

// check compares what the file says of a zone with what Go knows of it.
func (z zone) check(instants ...time.Time) error {
	for _, instant := range instants {
		_, known := instant.Zone()
		said, found := 0, time.Time{}
		for _, each := range z {
			if !each.from.After(instant) && each.from.After(found) {
				said, found = each.offset, each.from
			}
		}
		if found.IsZero() {
			return fmt.Errorf("no VTIMEZONE speaks of %s", instant)
		}
		if said != known {
			return fmt.Errorf("VTIMEZONE says %d s of %s, which are %d s", said, instant, known)
		}
	}
	return nil
}

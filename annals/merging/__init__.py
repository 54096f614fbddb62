"""Which claims speak of one incident, within a report and across reports. Knows answers, not words."""

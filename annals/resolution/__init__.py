"""Claims' written values in; answers out: dates, numbers, places, actors. Says why where it cannot."""

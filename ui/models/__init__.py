"""What the views show: rows by id, told of one by one; no engine and no widget here."""

"""The panes of the main window, each with its model; the window only joins them."""

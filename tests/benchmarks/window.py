"""The window over the engine, on an offscreen screen."""

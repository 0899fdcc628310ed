"""The desktop of feedmon: a window in Qt that asks the engine and shows what it tells."""

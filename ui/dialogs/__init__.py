"""Dialogs: plain data in, plain data out; what they must look up is a function given to them."""

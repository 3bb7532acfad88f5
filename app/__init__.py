"""The ways in: command line and pages."""

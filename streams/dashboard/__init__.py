"""The HTTP interface: one aiohttp application for programs, people and probes. `site.py` puts it together.

Every module with routes offers one function that returns them from the objects it needs; nothing is global.
"""

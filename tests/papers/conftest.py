"""Settings of the properties: no test depends on how fast the machine is."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("floors", deadline=None, max_examples=60)
settings.load_profile("floors")

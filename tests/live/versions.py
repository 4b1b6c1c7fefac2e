"""The suite runs with packages of several API versions, all of them under one name."""

from __future__ import annotations

from engine_v1_41 import API_VERSION

from mobygen.versions import ApiVersion

SINCE_1_42 = ApiVersion.parse(API_VERSION) >= ApiVersion.parse("1.42")

"""The routes of the API over the built dataset, in process."""

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from observatory.api.middleware import middleware
from observatory.api.routes import ROUTES


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    """Everything that machines may ask for."""
    with TestClient(Starlette(routes=ROUTES, middleware=middleware()), raise_server_exceptions=True) as client:
        yield client

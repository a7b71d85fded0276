"""What the account pages show."""

from dataclasses import dataclass
from typing import ClassVar

from qa_app.accounts.service import UserRow
from qa_app.core.permissions import Viewer


@dataclass(frozen=True, slots=True)
class AccountPage:
    """The own account."""

    template: ClassVar[str] = "accounts/account.html"
    person: Viewer


@dataclass(frozen=True, slots=True)
class UsersPage:
    """Everybody who signs in, with roles and teams."""

    template: ClassVar[str] = "accounts/users.html"
    users: tuple[UserRow, ...]

"""What the demonstration adds to the starter curriculum: people, their reviews, and reviews under way."""

from .first_reviews import review_curriculum
from .life import live_on
from .mail import without_letters
from .people import ACCOUNTS, PASSWORD, make_people
from .where_it_stands import stand_in_a_country

__all__ = [
    "ACCOUNTS",
    "PASSWORD",
    "live_on",
    "make_people",
    "review_curriculum",
    "stand_in_a_country",
    "without_letters",
]

"""Which public pages stand in lists. A sensitive page that nobody has checked for too long leaves them, and keeps its
address and the help on it; the room that reviews says when."""

from django.db.models import Q

LISTED = Q(review_dates__left_lists_on=None)
# No password of its own. What holds back a page above holds back the list that stands on it too.
OPEN_TO_ALL = Q(view_restrictions=None)

"""Addresses of the reviewers' desk, below the admin's own; Wagtail asks for an account there."""

from django.urls import URLPattern, path

from .all_reviews import AllReviews
from .board import Board
from .page_actions import EmergencyCorrection, ReleaseModule, TakeDown
from .rendered_page import rendered_page
from .review_screen import ReviewScreen
from .round_screen import AnswerComment, EndReview, GiveMoreTime, RoundScreen
from .waiting_views import HandOver, TakeSeat, WaitingForMe


def desk_urls() -> list[URLPattern]:
    return [
        path("reviews/", WaitingForMe.as_view(), name="reviews_waiting"),
        path("reviews/all/", AllReviews.as_view(), name="reviews_all"),
        path("reviews/all/results/", AllReviews.as_view(results_only=True), name="reviews_all_results"),
        path("reviews/board/", Board.as_view(), name="reviews_board"),
        path("reviews/seat/<int:pk>/", ReviewScreen.as_view(), name="review_seat"),
        path("reviews/seat/<int:pk>/take/", TakeSeat.as_view(), name="review_take_seat"),
        path("reviews/seat/<int:pk>/hand-over/", HandOver.as_view(), name="review_hand_over"),
        path("reviews/seat/<int:pk>/more-time/", GiveMoreTime.as_view(), name="review_more_time"),
        path("reviews/comment/<int:pk>/answered/", AnswerComment.as_view(), name="review_comment_answered"),
        path("reviews/round/<int:pk>/", RoundScreen.as_view(), name="review_round"),
        path("reviews/round/<int:pk>/page/", rendered_page, name="review_rendered_page"),
        path("reviews/round/<int:pk>/end/", EndReview.as_view(), name="review_end"),
        path("reviews/page/<int:page_id>/module/", ReleaseModule.as_view(), name="review_module"),
        path("reviews/page/<int:page_id>/take-down/", TakeDown.as_view(), name="review_take_down"),
        path("reviews/page/<int:page_id>/emergency/", EmergencyCorrection.as_view(), name="review_emergency"),
    ]

"""Closed lists that a lesson chooses from."""

from django.db import models


class Distancing(models.TextChoices):
    """Ways to talk about hard things without anybody talking about themselves."""

    CHARACTER = "character", "A named character"
    SCENARIO = "scenario", "A scene in the third person"
    PUPPET = "puppet", "A puppet"
    PROBLEM_PAGE = "problem_page", "A letter to a problem page"
    SOME_PEOPLE = "some_people", "“Some people …”"
    ANONYMOUS_CARDS = "anonymous_cards", "Cards without names"


class AssessmentMethod(models.TextChoices):
    """How the class shows what it knows, with one prompt at the start and at the end. Never a mood or symptom scale."""

    DRAW_AND_WRITE = "draw_and_write", "Draw and write"
    CONFIDENCE_LINE = "confidence_line", "A line: how sure are you that you could explain it?"
    STATEMENT_RATING = "statement_rating", "Agree or disagree with statements"
    SLIP = "slip", "A slip without a name"
    LIST = "list", "A list"
    SENTENCE = "sentence", "A sentence to finish"
    QUESTION = "question", "A question to answer"


class EvidenceStrength(models.TextChoices):
    """How strong the evidence is, in words that claim no more than is known."""

    STRONG = "strong", "Strong"
    SOME = "some", "Some"
    EARLY = "early", "Early"
    PRACTICE_ONLY = "practice_only", "Practice only"

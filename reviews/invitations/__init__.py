"""Reviewers without an account: a link for one seat of one review, a code by mail, one decision."""

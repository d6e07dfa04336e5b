"""Who may read what: every field and block of a lesson, named once.

The leak test walks the model and fails for a place that does not stand here, or that no longer exists. A place is the
field's name, then the names of blocks inside it, with dots between. When in doubt, fewer readers.
"""

STUDENT, TEACHER, FAMILY = "student", "teacher", "family"

EVERYONE = frozenset({STUDENT, TEACHER, FAMILY})
CLASSROOM = frozenset({STUDENT, TEACHER})
ADULTS = frozenset({TEACHER, FAMILY})
TEACHERS = frozenset({TEACHER})

AUDIENCES: dict[str, frozenset[str]] = {
    # Overview
    "title": EVERYONE,
    "slug": EVERYONE,
    "seo_title": EVERYONE,
    "search_description": EVERYONE,
    "code": EVERYONE,
    "key_question": EVERYONE,
    "group_size": TEACHERS,
    "objectives.line": TEACHERS,
    "lesson_outcomes.i_can": EVERYONE,
    "lesson_statements.note": TEACHERS,
    "prior_learning": TEACHERS,
    "next_step": TEACHERS,
    # Student page
    "content_note_mentions": EVERYONE,
    "content_note_leaves_out": EVERYONE,
    "content_note_choices": EVERYONE,
    "content_note_told_in_advance": EVERYONE,
    "reading.heading": EVERYONE,
    "reading.paragraph": EVERYONE,
    "reading.story.title": EVERYONE,
    "reading.story.text": EVERYONE,
    "reading.key_point": EVERYONE,
    "reading.critique.purpose": EVERYONE,
    "reading.critique.words": EVERYONE,
    "reading.critique.better": EVERYONE,
    "reading.picture.image": EVERYONE,
    "reading.picture.caption": EVERYONE,
    "reading.citation.source": EVERYONE,
    "reading.citation.place": EVERYONE,
    "vocabulary.word.word": EVERYONE,
    "vocabulary.word.meaning": EVERYONE,
    "try_this.activity.title": EVERYONE,
    "try_this.activity.text": EVERYONE,
    "try_this.activity.instead": EVERYONE,
    "check_questions.question.question": CLASSROOM,
    "check_questions.question.answers.text": CLASSROOM,
    "check_questions.question.answers.why": CLASSROOM,
    "ending": CLASSROOM,
    # Safety
    "why_it_matters": TEACHERS,
    "extra_ground_rules.line": CLASSROOM,
    "distancing_note": TEACHERS,
    "confidentiality_script": TEACHERS,
    "care": TEACHERS,
    "when_not_to_teach": TEACHERS,
    "question_box": TEACHERS,
    "disclosure_cues": TEACHERS,
    "staff_briefing": TEACHERS,
    "before_weekend": TEACHERS,
    "teacher_wellbeing": TEACHERS,
    "follow_up": TEACHERS,
    "tutor_note": TEACHERS,
    # Teaching plan
    "resources.resource.quantity": TEACHERS,
    "resources.resource.item": TEACHERS,
    "resources.resource.note": TEACHERS,
    "activities.activity.title": CLASSROOM,
    "activities.activity.students": CLASSROOM,
    "activities.activity.script": TEACHERS,
    "activities.activity.key_questions.question": TEACHERS,
    "activities.activity.key_questions.likely": TEACHERS,
    "activities.activity.key_questions.partial": TEACHERS,
    "activities.activity.key_questions.off_track": TEACHERS,
    "activities.activity.look_for": TEACHERS,
    "activities.activity.board": CLASSROOM,
    "activities.activity.support": TEACHERS,
    "activities.activity.challenge": TEACHERS,
    "activities.activity.access": TEACHERS,
    "activities.activity.sources.source": TEACHERS,
    "activities.activity.sources.place": TEACHERS,
    "support": TEACHERS,
    "challenge": TEACHERS,
    "access": TEACHERS,
    "misconceptions.misconception.statement": TEACHERS,
    "misconceptions.misconception.response": TEACHERS,
    "assessment_prompt": CLASSROOM,
    "assessment_success": TEACHERS,
    # Sheets
    "handouts.handout.title": CLASSROOM,
    "handouts.handout.instructions": CLASSROOM,
    "handouts.handout.parts.text": CLASSROOM,
    "handouts.handout.parts.cards": CLASSROOM,
    "handouts.handout.parts.pairs.left": CLASSROOM,
    "handouts.handout.parts.pairs.right": CLASSROOM,
    "handouts.handout.parts.scenarios.title": CLASSROOM,
    "handouts.handout.parts.scenarios.text": CLASSROOM,
    "handouts.handout.parts.drawing_box.prompt": CLASSROOM,
    "handouts.handout.parts.lines.prompt": CLASSROOM,
    "handouts.handout.parts.table.caption": CLASSROOM,
    "handouts.handout.parts.table.columns": CLASSROOM,
    "handouts.handout.parts.table.rows": CLASSROOM,
    "handouts.handout.parts.help_card.prompts": CLASSROOM,
    "handouts.handout.parts.picture.image": CLASSROOM,
    "handouts.handout.parts.picture.caption": CLASSROOM,
    # Family
    "family_taught": ADULTS,
    "family_try": ADULTS,
    "family_talk": ADULTS,
    "family_help": ADULTS,
    "family_letter": ADULTS,
    # Evidence
    "evidence_supports": TEACHERS,
    # A family reads them in the public record.
    "evidence_not_known": ADULTS,
    "evidence_sources.citation.source": ADULTS,
    "evidence_sources.citation.place": ADULTS,
}

# Words that stand there in order to be corrected, and the block type that says so to the checks.
QUOTED: dict[str, str] = {
    "reading.critique.words": "critique",
    "misconceptions.misconception.statement": "misconception",
    "activities.activity.key_questions.off_track": "off_track",
}

"""The editor's desk for a lesson: six tabs in the order in which a lesson is thought through."""

from django import forms
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.models import Page

from .rules import LEAST

OVERVIEW = [
    TitleFieldPanel(
        "title", help_text="Neutral: it shows in browser tabs. No word that could shame a reader over their shoulder."
    ),
    FieldRowPanel(
        [
            "code",
            FieldPanel("age_band", widget=forms.Select, help_text="Decides the reading level."),
            "minutes",
            "group_size",
        ]
    ),
    FieldPanel("key_question"),
    FieldPanel("topics"),
    InlinePanel(
        "lesson_outcomes",
        label="Outcome",
        heading="What students will be able to say",
        help_text="Two to four, each tied to an outcome of the map.",
        min_num=LEAST["lesson_outcomes"],
        max_num=4,
        panels=[
            "i_can",
            FieldPanel("outcome", help_text="Of this lesson's age band. Search by code or by words."),
        ],
    ),
    FieldPanel("objectives"),
    MultiFieldPanel(
        ["disclosure_possible", "friend_at_risk", "private_work", "critique_language", "lived_experience"],
        heading="Risk",
        help_text="Facts about the lesson that decide who must review it.",
    ),
    MultiFieldPanel(["prior_learning", "next_step"], heading="Before and after"),
    MultiFieldPanel(["also_suitable", "help_country"], heading="Who else, and where", classname="collapsed"),
]

STUDENT_PAGE = [
    MultiFieldPanel(
        [
            HelpPanel(content="Required for sensitive topics: short, calm, with choices. 20 to 80 words in all."),
            "content_note_mentions",
            "content_note_leaves_out",
            "content_note_choices",
            "content_note_told_in_advance",
        ],
        heading="Content note",
        classname="collapsed",
    ),
    FieldPanel("reading"),
    FieldPanel(
        "vocabulary", help_text="Three to eight words that the reading uses, each explained in words that are known."
    ),
    FieldPanel("try_this", help_text="One to three small things, always by choice: your own, or a self-care tool."),
    FieldPanel(
        "check_questions", help_text="Ask about the idea or the character, never about the reader. Nothing is sent."
    ),
    FieldPanel("ending"),
]

TEACHING_PLAN = [
    FieldPanel("resources", help_text="All that must be ready, with how many. Nothing that a school has to buy."),
    FieldPanel(
        "activities",
        help_text="First what the class agrees on and knows. Last a calm end: three minutes, five if sensitive.",
    ),
    MultiFieldPanel(["support", "challenge", "access"], heading="Support, challenge, access"),
    FieldPanel(
        "misconceptions",
        help_text="What pupils often believe. Answer calmly, without repeating the myth as a headline.",
    ),
    MultiFieldPanel(["assessment_method", "assessment_prompt", "assessment_success"], heading="Start and end point"),
    FieldPanel("handouts", help_text="Black and white, a page each, for scissors and pencil. No field for a name."),
]

SAFETY = [
    FieldPanel("why_it_matters"),
    MultiFieldPanel(
        [
            "distancing",
            FieldPanel("distancing_note", help_text="Who carries the lesson, and what to say instead of “you”."),
        ],
        heading="Keeping a safe distance",
    ),
    FieldPanel("extra_ground_rules"),
    FieldPanel("confidentiality_script"),
    FieldPanel(
        "care", help_text="Whom to think of beforehand, who should be asked or told, and what they can do instead."
    ),
    FieldPanel(
        "when_not_to_teach",
        help_text="Days on which this lesson waits: after a death, in an exam week. Say until when.",
    ),
    FieldPanel("question_box", help_text="How it is run: unsigned, read by you first, worries passed on the same day."),
    FieldPanel("disclosure_cues"),
    MultiFieldPanel(
        [
            "follow_up",
            FieldPanel(
                "tutor_note", help_text="Three sentences to hand on: what was taught, what not to ask, whom to tell."
            ),
            "teacher_wellbeing",
        ],
        heading="After the lesson",
    ),
    MultiFieldPanel(
        [
            "staff_briefing",
            FieldPanel(
                "before_weekend",
                help_text="Required for a sensitive lesson: who can be reached then, or that it waits for Monday.",
            ),
        ],
        heading="Staff and timing",
        classname="collapsed",
    ),
]

FAMILY = [
    FieldPanel(
        "family_taught", help_text="Two or three sentences without jargon. No news of what a child said or did."
    ),
    FieldPanel("family_try", help_text="Something small that costs nothing and suits every kind of home."),
    FieldPanel(
        "family_talk", help_text="A way in through the character, and words for when a child would rather not talk."
    ),
    FieldPanel(
        "family_help",
        help_text="When to ask for help, and where: the school, a doctor. Families may need it themselves.",
    ),
    FieldPanel("family_letter"),
]

EVIDENCE = [
    FieldPanel(
        "evidence_supports", help_text="What was found, with whom, and how that is like this lesson. No promise."
    ),
    FieldPanel("evidence_strength", help_text="If in doubt, the weaker word. “Practice only” is an honest answer."),
    FieldPanel(
        "evidence_not_known", help_text="What nobody has shown yet: other ages, other countries, how long it lasts."
    ),
    FieldPanel("evidence_sources", help_text="What was read, and the place in it. Only what somebody here has seen."),
    InlinePanel(
        "lesson_statements",
        label="Statement",
        heading="Statements of curricula",
        help_text="What the lesson supports. Never “meets” or “certifies”.",
        min_num=LEAST["lesson_statements"],
        panels=[
            FieldPanel("statement", help_text="Search by code or by words."),
            FieldPanel(
                "strength", help_text="Introduces: the first time. Supports: a main part. Revisits: in passing."
            ),
            "note",
        ],
    ),
]

LESSON_TABS = TabbedInterface(
    [
        ObjectList(OVERVIEW, heading="Overview"),
        ObjectList(STUDENT_PAGE, heading="Student page"),
        ObjectList(TEACHING_PLAN, heading="Teaching plan"),
        ObjectList(SAFETY, heading="Safety"),
        ObjectList(FAMILY, heading="Family"),
        ObjectList(EVIDENCE, heading="Evidence"),
        ObjectList([*Page.promote_panels, *Page.settings_panels], heading="Address and dates"),
    ]
)

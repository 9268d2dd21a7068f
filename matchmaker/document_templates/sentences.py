"""The sentences of keeping templates; those of what is wrong inside one stand beside the renderer."""

from matchmaker.ground.marking import N_

OF_KEPT_TEMPLATES: dict[str, str] = {
    "template_past": N_("A template is in force from today on at the earliest: papers of earlier days keep theirs."),
    "template_taken_back": N_("This template was taken back already."),
}

"""What the audit records: action names are `subject:verb`."""

from enum import StrEnum


class Action(StrEnum):
    NEED_POST = "need:post"
    NEED_EDIT = "need:edit"
    NEED_MOVE = "need:move"
    SOLUTION_POST = "solution:post"
    SOLUTION_EDIT = "solution:edit"
    SOLUTION_MOVE = "solution:move"
    ORGANISATION_ADD = "organisation:add"
    ORGANISATION_EDIT = "organisation:edit"
    ORIENTATION_SAVE = "orientation:save"
    SETTING_CHANGE = "setting:change"

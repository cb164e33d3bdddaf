//! What a run says about the one before it.

use super::elsewhere;

elsewhere! {
    CLOCK_SET_BACK = "history/clock-set-back", History;
    DAMAGED_STATE = "history/damaged-state", History;
}

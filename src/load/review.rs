use crate::model::{Review, ReviewStep};
use crate::source::Node;

use super::date::day;
use super::reading::Reading;

/// Reads `review`: the days on which a disclosure went through the steps before publication.
pub(super) fn review(reading: &mut Reading, node: &Node) -> Review {
    let mut review = Review { at: Some(node.span), ..Review::default() };
    let keys = ReviewStep::ALL.map(ReviewStep::key);
    reading.only(node, "review", ("项（review）", "key of review"), &keys);
    for step in ReviewStep::ALL {
        let Some(written) = node.get(step.key()) else { continue };
        let day = day(reading, written, "review");
        match step {
            ReviewStep::Secrecy => review.secrecy = day,
            ReviewStep::Signed => review.signed = day,
        }
    }
    review
}

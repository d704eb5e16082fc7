//! What is said of profiles that a command cannot follow.

use crate::model::Kind;
use crate::trouble::{Bilingual, Trouble};

/// No profile was named, and none stands in the settings.
pub(super) fn no_profile() -> Trouble {
    Trouble::new(
        "请写明公开要求：--profile 名称，或在 site.toml 写 profile",
        "say which profile: --profile NAME, or profile in site.toml",
    )
}

/// There is none of this name; those that there are.
pub(super) fn unknown_profile(name: &str, known: &[&str]) -> Bilingual {
    Bilingual::new(
        format!("没有名为「{name}」的公开要求：{}", known.join("、")),
        format!("there is no profile `{name}`: {}", known.join(", ")),
    )
}

/// There is no form of this name.
pub(super) fn no_form(name: &str) -> Trouble {
    Trouble::new(format!("没有名为「{name}」的表样"), format!("there is no form `{name}`"))
}

/// A profile does not know a kind of disclosure.
pub(super) fn says_nothing(profile: &str, kind: Kind) -> Trouble {
    Trouble::new(
        format!("公开要求「{profile}」没有说到{}", kind.name()),
        format!("the profile `{profile}` says nothing of {}", kind.slug()),
    )
}

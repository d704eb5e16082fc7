use super::super::view::{CheckedPlace, ChecksView, IdentityGroup};
use super::html::Html;
use super::{Compose, Composer};

/// The places at which identities were run.
impl Compose for ChecksView {
    fn compose(&mut self, composer: Composer<'_>) {
        if composer.parts.places {
            self.groups.iter_mut().for_each(|group| group.compose(composer));
        }
    }
}

impl IdentityGroup {
    fn compose(&mut self, composer: Composer<'_>) {
        let mut html = Html::default();
        for place in self.places.drain(..) {
            compose_place(&mut html, composer, &place);
        }
        self.composed = Some(html.done());
    }
}

fn compose_place(html: &mut Html, Composer { words, .. }: Composer<'_>, place: &CheckedPlace) {
    let said = |key, values: &[(&str, &dyn std::fmt::Display)]| words.say(key, values);
    html.html("<li>").text(&said("checks.outcome", &[("outcome", &place.outcome)]));
    html.html("<a").attribute("href", &place.figure.href).html(">");
    html.text(&place.figure.name).html("</a>");
    if !place.printed.is_empty() {
        html.html(" <span class=figure>").text(&place.printed).html("</span>");
    }
    for (number, other) in place.others.iter().enumerate() {
        if number == 0 {
            html.html(" ← ");
        } else {
            html.text(words.word("marks.comma"));
        }
        html.html("<a").attribute("href", &other.href).html(">").text(&other.name).html("</a>");
    }
    if !place.others.is_empty() && place.more > 0 {
        html.text(&said("checks.more", &[("count", &place.more)]));
    }
    if !place.why.is_empty() {
        html.text(&said("marks.brackets", &[("text", &place.why)]));
    }
    if !place.difference.is_empty() {
        let numbers: [(&str, &dyn std::fmt::Display); 2] =
            [("computed", &place.computed), ("difference", &place.difference)];
        html.text(&said("checks.numbers", &numbers));
    }
    html.html("</li>\n");
}

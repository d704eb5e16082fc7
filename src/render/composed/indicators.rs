use super::super::view::{IndicatorView, LevelView, ObjectivesView};
use super::html::Html;
use super::marks::marks;
use super::{Compose, Composer};

/// The indicators of a record.
impl Compose for ObjectivesView {
    fn compose(&mut self, composer: Composer<'_>) {
        if !composer.parts.indicators || self.groups.is_empty() {
            return;
        }
        let mut html = Html::default();
        for group in std::mem::take(&mut self.groups) {
            html.html("<tbody>\n");
            for (number, indicator) in group.indicators.iter().enumerate() {
                html.html("<tr").attribute("id", &indicator.id).html(">");
                if number == 0 {
                    compose_level(&mut html, composer, &group);
                }
                self.compose_indicator(&mut html, composer, indicator);
                html.html("</tr>\n");
            }
            html.html("</tbody>\n");
        }
        self.composed = Some(html.done());
    }
}

/// The head over the rows of a first level.
fn compose_level(html: &mut Html, composer: Composer<'_>, group: &LevelView) {
    html.html("<th scope=\"rowgroup\" rowspan=\"").value(group.indicators.len()).html("\">");
    html.text(&group.name);
    if let Some(weight) = group.weight.as_deref().filter(|weight| !weight.is_empty()) {
        html.text(&composer.words.say("indicators.points", &[("points", &weight)]));
    }
    marks(html, composer.words, &group.notes);
    html.html("</th>");
}

impl ObjectivesView {
    /// An indicator's cells, those of columns that any indicator fills.
    fn compose_indicator(&self, html: &mut Html, composer: Composer<'_>, one: &IndicatorView) {
        let columns = &self.columns;
        if columns.level2 {
            html.html("<td class=\"of\">").text(&one.level2).html("</td>");
        }
        html.html("<th scope=\"row\">").text(&one.name);
        marks(html, composer.words, &one.name_notes);
        html.html("</th>");
        let said = |html: &mut Html, shown: bool, key: &str, text: &str| {
            if shown {
                html.html("<td class=\"d\"").attribute("data-label", composer.words.word(key));
                html.html(">").text(text).html("</td>");
            }
        };
        let found = |html: &mut Html, (part, key): (&str, &str), text: &str, notes: &[usize]| {
            html.html("<td id=\"").text(&one.id).html("-").text(part);
            let number = matches!(part, "weight" | "score");
            html.html(if number { "\" class=\"n\"" } else { "\" class=\"v\"" });
            html.attribute("data-label", composer.words.word(key)).html(">").text(text);
            marks(html, composer.words, notes);
            html.html("</td>");
        };
        said(html, columns.description, "indicators.description", &one.description);
        if columns.target {
            found(html, ("target", "indicators.target"), &one.target, &one.target_notes);
        }
        for (band, grade) in one.bands.iter().zip(&self.grades) {
            html.html("<td id=\"").text(&one.id).html("-").text(&band.id).html("\" class=\"v\"");
            html.attribute("data-label", grade).html(">").text(&band.text);
            marks(html, composer.words, &band.notes);
            html.html("</td>");
        }
        if columns.actual {
            found(html, ("actual", "indicators.actual"), &one.actual, &one.actual_notes);
        }
        if columns.weight {
            found(html, ("weight", "indicators.weight"), &one.weight, &one.weight_notes);
            found(html, ("score", "indicators.score"), &one.score, &one.score_notes);
        }
        said(html, columns.basis, "indicators.basis", &one.basis);
        said(html, columns.deviation, "indicators.deviation", &one.deviation);
    }
}

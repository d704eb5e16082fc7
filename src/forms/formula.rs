use crate::source::Where;

use super::declared::{DeclaredIdentity, DeclaredScope};

/// What an identity checks, as its declaration says it, in one line.
pub(super) fn formula(declared: &DeclaredIdentity) -> String {
    let mut parts = vec![checked(declared)];
    parts.extend(declared.scope.map(|scope| format!("in: {}", name(scope))));
    parts.extend(declared.columns.as_ref().map(|columns| format!("columns: {}", list(columns))));
    parts.extend(declared.given.as_ref().map(|figure| format!("given: {}", figure.value)));
    parts.extend(declared.unless.as_ref().map(|figure| format!("unless: {}", figure.value)));
    parts.join("; ")
}

fn checked(declared: &DeclaredIdentity) -> String {
    if let Some(identity) = &declared.identity {
        return identity.value.clone();
    }
    if let Some(product) = &declared.product {
        let (quantity, price) = (&product.quantity.value, &product.price.value);
        return format!("{quantity} × {price} = {}", product.amount.value);
    }
    if let Some(share) = &declared.share {
        let (part, whole) = (&share.part.value, &share.whole.value);
        return format!("{part} ÷ {whole} = {}", share.share.value);
    }
    if let Some(scale) = &declared.scale {
        let (figure, whole) = (&scale.figure.value, &scale.whole.value);
        return format!("{figure} has not the digits of {whole} at another scale");
    }
    if let Some(columns) = &declared.cumulative {
        return format!("cumulative: {}", list(columns));
    }
    if let Some(weights) = &declared.weights {
        let (weight, score) = (&weights.execution_weight.value, &weights.execution_score.value);
        return format!("weights and scores of indicators, {weight} and {score} add up");
    }
    "bands follow each other".to_owned()
}

fn list(names: &[Where<String>]) -> String {
    names.iter().map(|name| name.value.as_str()).collect::<Vec<_>>().join(", ")
}

fn name(scope: DeclaredScope) -> &'static str {
    match scope {
        DeclaredScope::Once => "once",
        DeclaredScope::Row => "row",
        DeclaredScope::Tree => "tree",
        DeclaredScope::Table => "table",
        DeclaredScope::ByKey => "by-key",
    }
}

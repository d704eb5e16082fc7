/// Whether a row is a note below the table, by the plain label it begins with.
pub fn is_note(first: &str) -> bool {
    ["注：", "备注", "说明：", "注1", "注释", "填表人", "制表人"]
        .into_iter()
        .any(|start| first.starts_with(start))
        || first == "注"
}

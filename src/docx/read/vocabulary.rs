use quick_xml::name::ResolveResult;

/// Elements whose text is the document's.
pub const SAY: [&str; 4] = ["w:t", "w:delText", "w:instrText", "m:t"];

/// What says how something was before a change of its looks: it is not so now.
pub const LEFT_OUT: [&str; 8] = [
    "w:numberingChange",
    "w:pPrChange",
    "w:rPrChange",
    "w:sectPrChange",
    "w:tblGridChange",
    "w:tblPrChange",
    "w:tcPrChange",
    "w:trPrChange",
];

/// What readers ask for, in the order of its bytes.
const KNOWN: [&str; 109] = [
    "c:chart",
    "dgm:relIds",
    "m:oMath",
    "m:r",
    "m:t",
    "mc:AlternateContent",
    "mc:Choice",
    "mc:Fallback",
    "pic:pic",
    "r:Relationship",
    "v:imagedata",
    "w:abstractNum",
    "w:abstractNumId",
    "w:altChunk",
    "w:b",
    "w:basedOn",
    "w:body",
    "w:br",
    "w:cellDel",
    "w:cellIns",
    "w:comment",
    "w:commentReference",
    "w:cr",
    "w:customXml",
    "w:del",
    "w:delText",
    "w:document",
    "w:dstrike",
    "w:endnote",
    "w:endnoteReference",
    "w:fldChar",
    "w:fldSimple",
    "w:footnote",
    "w:footnoteReference",
    "w:ftr",
    "w:gridAfter",
    "w:gridBefore",
    "w:gridCol",
    "w:gridSpan",
    "w:hMerge",
    "w:hdr",
    "w:hyperlink",
    "w:i",
    "w:ilvl",
    "w:ins",
    "w:instrText",
    "w:isLgl",
    "w:jc",
    "w:lvl",
    "w:lvlOverride",
    "w:lvlText",
    "w:moveFrom",
    "w:moveTo",
    "w:name",
    "w:noBreakHyphen",
    "w:num",
    "w:numFmt",
    "w:numId",
    "w:numPr",
    "w:numStyleLink",
    "w:numbering",
    "w:numberingChange",
    "w:object",
    "w:outlineLvl",
    "w:p",
    "w:pPr",
    "w:pPrChange",
    "w:pStyle",
    "w:pict",
    "w:ptab",
    "w:r",
    "w:rPr",
    "w:rPrChange",
    "w:rStyle",
    "w:rt",
    "w:ruby",
    "w:rubyBase",
    "w:sdt",
    "w:sdtContent",
    "w:sdtPr",
    "w:sectPr",
    "w:sectPrChange",
    "w:showingPlcHdr",
    "w:smartTag",
    "w:start",
    "w:startOverride",
    "w:strike",
    "w:style",
    "w:styleLink",
    "w:styles",
    "w:subDoc",
    "w:sym",
    "w:t",
    "w:tab",
    "w:tbl",
    "w:tblGrid",
    "w:tblGridChange",
    "w:tblPrChange",
    "w:tc",
    "w:tcPr",
    "w:tcPrChange",
    "w:tcW",
    "w:tr",
    "w:trPr",
    "w:trPrChange",
    "w:txbxContent",
    "w:vMerge",
    "w:vanish",
    "w:vertAlign",
];

/// The vocabularies, by what ends their names in every edition of the standard.
const SPACES: [(&str, &str); 9] = [
    ("/wordprocessingml/main", "w:"),
    ("/wordprocessingml/2006/main", "w:"),
    ("/markup-compatibility/2006", "mc:"),
    ("/math", "m:"),
    ("/chart", "c:"),
    ("/diagram", "dgm:"),
    ("/picture", "pic:"),
    ("/relationships", "r:"),
    ("schemas-microsoft-com:vml", "v:"),
];

/// What an element is called by its vocabulary; nothing for one that no reader asks for.
pub fn known(space: &ResolveResult<'_>, local: &str) -> &'static str {
    let ResolveResult::Bound(namespace) = space else { return "" };
    let prefix = SPACES.into_iter().find(|(end, _)| namespace.0.ends_with(end));
    let Some((_, prefix)) = prefix else { return "" };
    let is_it = |known: &&str| known.strip_prefix(prefix).is_some_and(|own| own == local);
    let from = KNOWN.partition_point(|known| *known < prefix);
    KNOWN[from..]
        .iter()
        .take_while(|known| known.starts_with(prefix))
        .copied()
        .find(|known| is_it(known))
        .unwrap_or_default()
}

/// Attributes that readers ask for.
pub const ATTRIBUTES: [&str; 18] = [
    "Id",
    "Target",
    "Type",
    "abstractNumId",
    "char",
    "default",
    "fldCharType",
    "font",
    "id",
    "ilvl",
    "instr",
    "numId",
    "styleId",
    "type",
    "val",
    "w",
    "Requires",
    "TargetMode",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_in_order() {
        assert!(KNOWN.is_sorted(), "{KNOWN:?}");
        assert!(LEFT_OUT.iter().chain(&SAY).all(|name| KNOWN.contains(name)));
    }
}

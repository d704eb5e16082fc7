//! gongkai (公开, "to make public") compiles public budget disclosures into a website: a disclosure compiles, or it does not publish.
pub mod source;
pub mod finding;
pub mod model;
pub mod markdown;
pub mod site;

//! gongkai (公开, "to make public") compiles public budget disclosures into a website: a disclosure
//! compiles, or it does not publish.
//!
//! Data goes one way, each phase an immutable type, one room a phase:
//!
//! text → [`source`] → [`load`] → [`model`] → [`site`] → [`check`] → [`render`], [`export`] and
//! [`search`] → [`publish`]
//!
//! [`decimal`] computes exactly; [`forms`] declares what tables look like and which identities must
//! hold; [`finding`] is what is wrong, as a value; [`words`] is every word of the interface;
//! [`pipeline`] tells the story on one screen; [`serve`] shows it while it is being written;
//! [`cli`] is the edge. Each room's door says what it is for and what it must never do;
//! ARCHITECTURE.md has the ranks, and a test keeps imports going down.
// The ground: text, numbers, formats. None of it knows a budget.
pub mod characters;
pub mod decimal;
pub mod trouble;
pub mod source;
pub mod markdown;
pub mod chart;
pub mod html;
pub mod workbook;
pub mod flat;
pub mod docx;

// What everybody speaks of.
pub mod finding;
pub mod lexicon;
pub mod sentences;
pub mod model;
pub mod words;

// What there is: declarations, the plan of a site, what people wrote.
pub mod forms;
pub mod site;
pub mod load;

// What is made of it.
pub mod check;
pub mod draft;
pub mod office;
pub mod render;
pub mod export;
pub mod search;
pub mod manual;
pub mod schema;
pub mod publish;
pub mod record;

// The story, and who tells it.
pub mod pipeline;
pub mod serve;
pub mod cli;

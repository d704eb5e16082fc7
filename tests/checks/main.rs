//! What is checked: rules and their findings, identities, sentences, the gate, and what of it is public.

#![allow(missing_docs, reason = "tests")]

#[path = "../common/mod.rs"]
mod common;
mod answers;
mod characters;
mod conformance;
mod gate;
mod identities;
mod list_ends;
mod mutation;
mod narratives;
mod places;
mod prose;
mod read_again;
mod read_sentences;
mod reasons;
mod references;
mod roster;
mod rules;
mod sentence_acknowledgements;
mod sentence_coverage;
mod sentence_kinds;
mod other_readings;
mod sentence_suspects;
mod sentences;
mod suspects;
mod told_number;
mod town;
mod units;
mod unseen_wordings;
mod whose_row;
mod withheld;
mod withheld_told;

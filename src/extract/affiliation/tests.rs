//! Every pattern on sentences of its own: who is found to hold which role where.

use super::super::extract;
use super::measure::affiliations;
use crate::model::{Date, Document, Id};

/// Checks the affiliations of a text, each written "person: role, organisation", "-" for none.
fn check(text: &str, expected: &[&str]) {
    let slice = |start: u32, end: u32| -> String {
        let length = (end - start) as usize;
        text.chars().skip(start as usize).take(length).collect()
    };
    let found: Vec<String> = affiliations(text)
        .iter()
        .map(|f| {
            let words = |span: Option<crate::model::Span>| {
                span.map_or_else(|| "-".to_owned(), |s| slice(s.start, s.end))
            };
            let person = words(Some(f.person));
            format!("{person}: {}, {}", words(f.role), words(f.organisation))
        })
        .collect();
    assert_eq!(found, expected, "in {text:?}");
}

#[test]
fn roles_before_the_name() {
    check("Sen. Ann Berg spoke.", &["Ann Berg: Sen., -"]);
    check(
        "Former Utah governor Ann Berg spoke.",
        &["Ann Berg: governor, Utah"],
    );
    check(
        "We met Republican presidential nominee Ann Berg.",
        &["Ann Berg: presidential nominee, Republican"],
    );
    check(
        "We met Republican senator Ann Berg of Utah.",
        &["Ann Berg: senator, Utah", "Ann Berg: -, Republican"],
    );
    check(
        "BBC host and former CNN reporter Ann Berg spoke.",
        &["Ann Berg: reporter, CNN", "Ann Berg: host, BBC"],
    );
    check(
        "He met the director of the Harbour Office, Ann Berg, on Friday.",
        &["Ann Berg: director, Harbour Office"],
    );
    check(
        "Senate Committee Chairman Rep. Ann Berg spoke.",
        &["Ann Berg: Rep., -", "Ann Berg: Chairman, Senate Committee"],
    );
    check(
        "His casino magnate Ann Berg spoke.",
        &["Ann Berg: casino magnate, -"],
    );
    check(
        "We met presidential candidate Senator Ann Berg.",
        &[
            "Ann Berg: Senator, -",
            "Ann Berg: presidential candidate, -",
        ],
    );
    check("His wife Ann Berg and a critic, Mary Lee, spoke.", &[]);
}

#[test]
fn titles_of_several_people_are_shared() {
    check(
        "Talks with Sens. Ann Berg (D-Mont.) and Mary Lee (R-La.) failed.",
        &[
            "Ann Berg: Sens., D-Mont.",
            "Ann Berg: -, D-Mont.",
            "Mary Lee: Sens., R-La.",
            "Mary Lee: -, R-La.",
        ],
    );
}

#[test]
fn roles_behind_the_name() {
    check(
        "Ann Berg, a professor of law at Lund University, spoke.",
        &["Ann Berg: professor, Lund University"],
    );
    check(
        "Ann Berg, 59, the channel's head of music, spoke.",
        &["Ann Berg: head, -"],
    );
    check(
        "Ann Berg, an economist who served as director of the Harbour Office and is now \
         president of the Coast Forum, spoke.",
        &[
            "Ann Berg: economist, -",
            "Ann Berg: director, Harbour Office",
            "Ann Berg: president, Coast Forum",
        ],
    );
    check(
        "Ann Berg, chairman and chief executive of Northern Bank, spoke.",
        &[
            "Ann Berg: chairman, Northern Bank",
            "Ann Berg: chief executive, Northern Bank",
        ],
    );
    check(
        "Ann Berg is a columnist for the Harbour Post and analyst for Coast Radio.",
        &[
            "Ann Berg: columnist, Harbour Post",
            "Ann Berg: analyst, Coast Radio",
        ],
    );
    check(
        "Ann Berg, an aide to President Mary Lee, spoke.",
        &["Ann Berg: aide, Mary Lee", "Mary Lee: President, -"],
    );
    check("If Ann Berg is president, Mary Lee is not a senator.", &[]);
    check(
        "Ann Berg, Senator Mary Lee and others spoke.",
        &["Mary Lee: Senator, -"],
    );
}

#[test]
fn ties_without_a_noun() {
    check(
        "Ann Berg (D-N.Y.) spoke.",
        &["Ann Berg: -, D-N.Y.", "Ann Berg: -, D-N.Y."],
    );
    check("Ann Berg, a Democrat, spoke.", &["Ann Berg: -, Democrat"]);
    check("CNN's Ann Berg spoke.", &["Ann Berg: -, CNN"]);
    check(
        "Ann Berg of the Harbour Office spoke.",
        &["Ann Berg: -, Harbour Office"],
    );
    check(
        "Ann Berg, who heads the Harbour Office, spoke.",
        &["Ann Berg: heads, Harbour Office"],
    );
    check(
        "Ann Berg, who has served on the Harbour Council, spoke.",
        &["Ann Berg: -, Harbour Council"],
    );
    check(
        "The Harbour Office, led by Ann Berg, spoke.",
        &["Ann Berg: led, Harbour Office"],
    );
    check("Gov. Ann Berg of Utah spoke.", &["Ann Berg: Gov., Utah"]);
}

#[test]
fn roles_behind_as() {
    check(
        "As mayor of Boston, Ann Berg spoke.",
        &["Ann Berg: mayor, Boston"],
    );
    check(
        "She picked Ann Berg as her running mate.",
        &["Ann Berg: running mate, -"],
    );
    check("As voters and reporters left, Ann Berg spoke.", &[]);
}

/// Checks the relations of a text, each written "kind: role, since, until, status" with its
/// evidence.
fn check_records(text: &str, expected: &[&str]) {
    let mut document = Document::new(Id::document("test", text));
    document.text = Some(text.to_owned());
    let records = extract(&document);
    let mut found: Vec<String> = records
        .relations
        .values()
        .map(|r| {
            let role = r.role.as_deref().unwrap_or("-");
            let date = |date: &Option<Date>| {
                date.as_ref()
                    .map_or_else(|| "-".to_owned(), Date::to_string)
            };
            let status = r.attributes.get("status").and_then(|v| v.as_str());
            let evidence = r.spans.content.first().map(|span| {
                let length = (span.end - span.start) as usize;
                let rest = text.chars().skip(span.start as usize);
                rest.take(length).collect::<String>()
            });
            assert!(r.confidence.is_some_and(|c| (0.0..=1.0).contains(&c)));
            format!(
                "{}: {role}, {}, {}, {} [{}]",
                r.kind,
                date(&r.since),
                date(&r.until),
                status.unwrap_or("-"),
                evidence.unwrap_or_default(),
            )
        })
        .collect();
    found.sort();
    assert_eq!(found, expected, "in {text:?}");
}

#[test]
fn relations_tell_kind_and_years() {
    check_records(
        "Ann Berg, mayor of Boston since 2014, spoke.",
        &["holds_role: mayor, 2014, -, - [Ann Berg, mayor of Boston since 2014]"],
    );
    check_records(
        "Ann Berg, who became mayor of Boston in May 2016, spoke.",
        &["holds_role: mayor, 2016-05, -, - [Ann Berg, who became mayor of Boston in May 2016]"],
    );
    check_records(
        "Ann Berg was a partner at Northern Bank from 2002 to 2010.",
        &[
            "holds_role: partner, 2002, 2010, - [Ann Berg was a partner at Northern Bank from 2002 to 2010]",
        ],
    );
    check_records(
        "Former CNN reporter Ann Berg spoke.",
        &["holds_role: reporter, -, -, former [Former CNN reporter Ann Berg]"],
    );
    check_records(
        "Ann Berg, a member of the Harbour Council, spoke.",
        &["member_of: member, -, -, - [Ann Berg, a member of the Harbour Council]"],
    );
    check_records(
        "Mary Lee, a lawyer for Ann Berg (D-Mo.), spoke.",
        &[
            "member_of: -, -, -, - [Ann Berg (D-Mo.)]",
            "represents: -, -, -, - [Ann Berg (D-Mo.)]",
            "works_for: lawyer, -, -, - [Mary Lee, a lawyer for Ann Berg]",
        ],
    );
    check_records(
        "Ann Berg, who chairs the Harbour Council, spoke.",
        &["holds_role: chair, -, -, - [Ann Berg, who chairs the Harbour Council]"],
    );
}

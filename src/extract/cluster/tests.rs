//! Whom short names, other names and letters stand for.

use super::super::coreference::Reading;

/// Checks the names of a text, in text order, each with the entity it stands for.
fn check(text: &str, expected: &[(&str, &str)]) {
    let scene = Reading::of(text).scene(None);
    let letters: Vec<char> = text.chars().collect();
    let found: Vec<(String, &str)> = scene
        .names
        .iter()
        .map(|name| {
            let place = name.place.0 as usize..name.place.1 as usize;
            (
                letters[place].iter().collect(),
                scene.cast[name.entity].name.as_str(),
            )
        })
        .collect();
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|(name, whom)| (name.as_str(), *whom))
        .collect();
    assert_eq!(found, expected, "in {text:?}");
}

#[test]
fn a_last_name_stands_for_the_full_one() {
    check(
        "Ann Berg left. Later Berg came back, and Mrs. Berg sang.",
        &[
            ("Ann Berg", "Ann Berg"),
            ("Berg", "Ann Berg"),
            ("Berg", "Ann Berg"),
        ],
    );
    check(
        "Maria van der Berg left. Nobody saw van der Berg.",
        &[
            ("Maria van der Berg", "Maria van der Berg"),
            ("Berg", "Maria van der Berg"),
        ],
    );
}

#[test]
fn short_first_names_and_initials_are_the_same_person() {
    check(
        "William Berg left. Nobody saw Bill Berg or William J. Berg.",
        &[
            ("William Berg", "William Berg"),
            ("Bill Berg", "William Berg"),
            ("William J. Berg", "William Berg"),
        ],
    );
    check(
        "Peter A. Berg met Peter B. Berg.",
        &[
            ("Peter A. Berg", "Peter A. Berg"),
            ("Peter B. Berg", "Peter B. Berg"),
        ],
    );
}

#[test]
fn people_of_one_last_name_are_kept_apart() {
    check(
        "Ann Berg and her son Peter Berg left. Everyone saw Mrs. Berg and Mr. Berg.",
        &[
            ("Ann Berg", "Ann Berg"),
            ("Peter Berg", "Peter Berg"),
            ("Berg", "Ann Berg"),
            ("Berg", "Peter Berg"),
        ],
    );
    check(
        "John Berg met John Berg Jr. in Oslo.",
        &[
            ("John Berg", "John Berg"),
            ("John Berg Jr.", "John Berg Jr."),
            ("Oslo", "Oslo"),
        ],
    );
}

#[test]
fn a_last_name_alone_is_whom_the_article_is_about() {
    check(
        "Ann Marsh sings, and her dog is called Mr. Marsh. Everyone loves Marsh.",
        &[
            ("Ann Marsh", "Ann Marsh"),
            ("Marsh", "Marsh"),
            ("Marsh", "Ann Marsh"),
        ],
    );
    check(
        "Peter Berg won. Everyone met Berg. Reporters saw Berg. He has a son, Paul Berg, and a \
         brother, Bo Berg. Everyone likes Berg.",
        &[
            ("Peter Berg", "Peter Berg"),
            ("Berg", "Peter Berg"),
            ("Berg", "Peter Berg"),
            ("Paul Berg", "Paul Berg"),
            ("Bo Berg", "Bo Berg"),
            ("Berg", "Peter Berg"),
        ],
    );
}

#[test]
fn another_name_is_an_alias() {
    check(
        "Mary Stone, better known by her stage name Mary Falk, sang. Everyone loved Falk.",
        &[
            ("Mary Stone", "Mary Stone"),
            ("Mary Falk", "Mary Stone"),
            ("Falk", "Mary Stone"),
        ],
    );
}

#[test]
fn letters_stand_for_the_organisation() {
    check(
        "It rained when the Northern Harbour Board (NHB) met in the old town. Later the NHB left, and the Board slept.",
        &[
            ("Northern Harbour Board", "Northern Harbour Board"),
            ("NHB", "Northern Harbour Board"),
            ("NHB", "Northern Harbour Board"),
            ("Board", "Northern Harbour Board"),
        ],
    );
}

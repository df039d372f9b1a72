//! The words of others: the vocabularies that the mapping speaks, and their prefixes.

use oxrdf::NamedNodeRef;

/// Declares the terms of a vocabulary.
macro_rules! vocabulary {
    ($name:ident, $prefix:literal, $($constant:ident $term:literal),+ $(,)?) => {
        pub(super) mod $name {
            use oxrdf::NamedNodeRef;
            $(pub(in super::super) const $constant: NamedNodeRef<'static> =
                NamedNodeRef::new_unchecked(concat!($prefix, $term));)+
        }
    };
}

vocabulary!(schema, "https://schema.org/",
    PERSON "Person", ORGANIZATION "Organization", PLACE "Place", THING "Thing",
    QUOTATION "Quotation", NEWS_ARTICLE "NewsArticle", DATASET "Dataset",
    NAME "name", ALTERNATE_NAME "alternateName", ADDITIONAL_TYPE "additionalType",
    LOCATION "location", TEXT "text", CREATOR "creator", ABOUT "about", MENTIONS "mentions",
    IS_PART_OF "isPartOf", HEADLINE "headline", URL "url", AUTHOR "author", PUBLISHER "publisher",
    SECTION "articleSection", IN_LANGUAGE "inLanguage", DATE_PUBLISHED "datePublished",
    DATE_CREATED "dateCreated", ROLE_NAME "roleName", START_DATE "startDate", END_DATE "endDate",
    WORKS_FOR "worksFor",
);

vocabulary!(prov, "http://www.w3.org/ns/prov#",
    AGENT "Agent", WAS_QUOTED_FROM "wasQuotedFrom", WAS_ATTRIBUTED_TO "wasAttributedTo",
    WAS_DERIVED_FROM "wasDerivedFrom",
);

vocabulary!(org, "http://www.w3.org/ns/org#",
    ORGANIZATION "Organization", MEMBERSHIP "Membership", ROLE_TYPE "Role", MEMBER "member",
    IN_ORGANIZATION "organization", ROLE "role", MEMBER_OF "memberOf",
    SUB_ORGANIZATION_OF "subOrganizationOf",
);

vocabulary!(oa, "http://www.w3.org/ns/oa#",
    ANNOTATION "Annotation", SPECIFIC_RESOURCE "SpecificResource",
    TEXT_POSITION_SELECTOR "TextPositionSelector", TEXT_QUOTE_SELECTOR "TextQuoteSelector",
    HAS_BODY "hasBody", HAS_TARGET "hasTarget", HAS_SOURCE "hasSource", HAS_SELECTOR "hasSelector",
    MOTIVATED_BY "motivatedBy", IDENTIFYING "identifying", START "start", END "end", EXACT "exact",
);

vocabulary!(skos, "http://www.w3.org/2004/02/skos/core#",
    CONCEPT "Concept", PREF_LABEL "prefLabel", ALT_LABEL "altLabel",
);

vocabulary!(foaf, "http://xmlns.com/foaf/0.1/", GROUP "Group");

/// The prefixes of files.
pub(super) const PREFIXES: [(&str, &str); 9] = [
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ("schema", "https://schema.org/"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("org", "http://www.w3.org/ns/org#"),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
];

/// The prefix of the terms that no vocabulary has.
pub(super) const OWN_PREFIX: &str = "sayso";

/// The kinds of relations that say that somebody belongs to an organisation or has a role in it.
pub(super) const MEMBERSHIPS: [&str; 3] = ["holds_role", "member_of", "works_for"];

/// Returns what a vocabulary calls a kind of relation.
pub(super) fn relation(kind: &str) -> Option<NamedNodeRef<'static>> {
    Some(match kind {
        "holds_role" | "member_of" => org::MEMBER_OF,
        "works_for" => schema::WORKS_FOR,
        "part_of" => org::SUB_ORGANIZATION_OF,
        "based_in" => schema::LOCATION,
        _ => return None,
    })
}

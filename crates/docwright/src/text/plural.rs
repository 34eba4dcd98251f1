//! The singular of English plurals: `policies` → `policy`.
//!
//! English plurals need rules and a list of exceptions. The published crates for it were tried on the words of real
//! paths: they leave `children` or `people` as they are, or make `drife`, `medium` and `cach` of `drives`, `media` and
//! `caches`, and bring a regular expression engine along.

/// Words that a rule would get wrong, with their singular.
const IRREGULAR: &[(&str, &str)] = &[
    ("aliases", "alias"),
    ("analyses", "analysis"),
    ("analytics", "analytics"),
    ("apis", "api"),
    ("axes", "axis"),
    ("biases", "bias"),
    ("bonuses", "bonus"),
    ("buses", "bus"),
    ("caches", "cache"),
    ("campuses", "campus"),
    ("canvases", "canvas"),
    ("children", "child"),
    ("cookies", "cookie"),
    ("criteria", "criterion"),
    ("dns", "dns"),
    ("headaches", "headache"),
    ("ics", "ics"),
    ("indices", "index"),
    ("ios", "ios"),
    ("kudos", "kudos"),
    ("matrices", "matrix"),
    ("men", "man"),
    ("menus", "menu"),
    ("movies", "movie"),
    ("news", "news"),
    ("os", "os"),
    ("people", "person"),
    ("quizzes", "quiz"),
    ("series", "series"),
    ("sms", "sms"),
    ("species", "species"),
    ("synopses", "synopsis"),
    ("theses", "thesis"),
    ("ties", "tie"),
    ("tls", "tls"),
    ("uris", "uri"),
    ("viruses", "virus"),
    ("windows", "windows"),
    ("women", "woman"),
];

/// Endings of plurals with those of the singular, the first that fits counts.
const RULES: &[(&str, &str)] = &[
    ("statuses", "status"),
    ("sses", "ss"),
    ("zzes", "zz"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("xes", "x"),
    ("ies", "y"),
    ("ss", "ss"),
    ("us", "us"),
    ("is", "is"),
    ("s", ""),
];

/// The singular of words joined by `_`; only the last one changes.
pub(crate) fn singular(words: &str) -> String {
    let start = words.rfind('_').map_or(0, |at| at + 1);
    let (before, last) = words.split_at(start);
    if let Ok(at) = IRREGULAR.binary_search_by_key(&last, |(plural, _)| plural) {
        return format!("{before}{}", IRREGULAR[at].1);
    }
    match RULES.iter().find_map(|(plural, one)| Some((last.strip_suffix(plural)?, one))) {
        Some((stem, one)) if !(stem.is_empty() && one.is_empty()) => format!("{before}{stem}{one}"),
        _ => words.to_owned(),
    }
}

/// The singular of a name whose last word begins with a capital, in lower case: `accessPolicies` → `accesspolicy`.
pub(crate) fn singular_of_name(name: &str) -> String {
    let (before, last) = name.split_at(name.rfind(|it: char| it.is_ascii_uppercase()).unwrap_or_default());
    before.to_ascii_lowercase() + &singular(&last.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn singular_of_names() {
        let names = ["accessPolicies", "presences", "orgChildren", "auditLogs", "news", ""];
        assert_eq!(names.map(singular_of_name), ["accesspolicy", "presence", "orgchild", "auditlog", "news", ""]);
    }

    #[test]
    fn singular_of_the_words_of_paths() {
        assert!(IRREGULAR.is_sorted());
        for (plural, one) in [
            ("users", "user"),
            ("policies", "policy"),
            ("children", "child"),
            ("people", "person"),
            ("addresses", "address"),
            ("statuses", "status"),
            ("ios_update_statuses", "ios_update_status"),
            ("series", "series"),
            ("analytics", "analytics"),
            ("licenses", "license"),
            ("phases", "phase"),
            ("databases", "database"),
            ("media", "media"),
            ("drives", "drive"),
            ("messages", "message"),
            ("branches", "branch"),
            ("processes", "process"),
            ("access", "access"),
            ("status", "status"),
            ("caches", "cache"),
            ("classes", "class"),
            ("boxes", "box"),
            ("apis", "api"),
            ("axes", "axis"),
            ("terms_and_conditions", "terms_and_condition"),
            ("instances", "instance"),
            ("values", "value"),
            ("domain_dns_records", "domain_dns_record"),
            ("s", "s"),
            ("me", "me"),
        ] {
            assert_eq!(singular(plural), one, "{plural}");
        }
    }
}

//! The smallest set against a search over all subsets of permissions.

use super::{Offer, Set, connected, greedy, smallest};
use crate::{Account, Endpoint, Permission, least_privileged, least_privileged_of};

/// `a b|c` offers both of `a` and `b`, or `c`.
fn offer(text: &'static str) -> Offer {
    text.split('|').map(|set| set.split(' ').map(Permission::new).collect()).collect()
}

fn solved(offers: &[&'static str]) -> String {
    let names: Vec<&str> = smallest(offers.iter().map(|it| offer(it)).collect()).iter().map(|it| it.name()).collect();
    names.join(" ")
}

#[test]
fn few_then_less_privileged_then_by_name() {
    for (offers, want) in [
        (&["a|b|c"][..], "a"),
        (&["a|b|c", "b|c", "c"], "c"),
        (&["a|c", "b|c"], "c"),
        // As many in either case: `b` is the second choice of both, `c` the third.
        (&["a|b|c", "d|b|c"], "b"),
        (&["a b|c", "a b|d"], "a b"),
        (&["a b|c"], "c"),
        (&["a b|c", "a|d", "b|e"], "a b"),
        (&["b|a", "a|b"], "a"),
        (&["x", "x", "x|y"], "x"),
        (&["a|b", "c|d", "e f"], "a c e f"),
        (&[], ""),
    ] {
        assert_eq!(solved(offers), want, "{offers:?}");
        let reversed: Vec<&str> = offers.iter().rev().copied().collect();
        assert_eq!(solved(&reversed), want, "{offers:?} backwards");
    }
}

/// The set that a search over all subsets finds.
fn by_trying(offers: &[Offer]) -> Set {
    const NAMES: [&str; 7] = ["a", "b", "c", "d", "e", "f", "g"];
    let subset = |bits: usize| -> Set {
        (0..7).filter(|bit| bits >> bit & 1 == 1).map(|bit| Permission::new(NAMES[bit])).collect()
    };
    let rank = |offer: &Offer, set: &Set| offer.iter().position(|it| it.is_subset(set)).unwrap_or(offer.len());
    let cost = |set: Set| (set.len(), offers.iter().map(|it| rank(it, &set)).sum::<usize>(), set);
    let enough = |set: &Set| offers.iter().all(|offer| offer.iter().any(|it| it.is_subset(set)));
    let all = (0..128).map(subset).filter(enough).map(cost);
    all.min().expect("all permissions are enough").2
}

#[test]
fn nothing_is_smaller() {
    let mut seed = 7_u32;
    let mut next = |below: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 16) % below
    };
    for _ in 0..500 {
        let mut offers: Vec<Offer> = Vec::new();
        for _ in 0..1 + next(6) {
            let mut offer = Offer::new();
            for _ in 0..1 + next(4) {
                let set =
                    (0..1 + next(2)).map(|_| Permission::new(["a", "b", "c", "d", "e", "f", "g"][next(7) as usize]));
                let set: Set = set.collect();
                if !offer.contains(&set) {
                    offer.push(set);
                }
            }
            offers.push(offer);
        }
        // Equal requests count once.
        let different: Vec<Offer> = connected(offers.clone()).concat();
        assert_eq!(smallest(offers.clone()), by_trying(&different), "{offers:?}");
    }
}

#[test]
fn many_requests_end() {
    const NAMES: [&str; 40] = [
        "a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "b0", "b1", "b2", "b3", "b4", "b5", "b6", "b7",
        "b8", "b9", "c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9", "d0", "d1", "d2", "d3", "d4", "d5",
        "d6", "d7", "d8", "d9",
    ];
    let pick = |at: usize| Set::from([Permission::new(NAMES[at % 40])]);
    let offers: Vec<Offer> = (0..200).map(|n| (1..8).map(|k| pick(n * k + k * k)).collect()).collect();
    let set = smallest(offers.clone());
    assert!(offers.iter().all(|offer| offer.iter().any(|it| it.is_subset(&set))));
    assert_eq!(set, smallest(offers.into_iter().rev().collect()));
}

#[test]
fn more_than_the_search_can_hold() {
    let names: Vec<&'static str> = (0..200).map(|n| &*format!("p{n:03}").leak()).collect();
    let one = |at: usize| Set::from([Permission::new(names[at])]);
    let offers: Vec<Offer> = (0..199).map(|at| vec![one(at), one(at + 1)]).collect();
    let set = smallest(offers.clone());
    assert!(offers.iter().all(|offer| offer.iter().any(|it| it.is_subset(&set))));
    assert_eq!(set, greedy(&connected(offers)[0]));
}

#[test]
fn what_cannot_be_answered_names_the_request() {
    const USES: &str = "calendar\tCalendars.Read\nfiles\t-";
    const CREATE: Endpoint = Endpoint::new("POST /subscriptions", USES, "-", "");
    let second = ("second", CREATE.column(1));
    for (account, access, want) in [
        ("delegated", CREATE.access(Account::Delegated), "`.about(…)` one of \"calendar\", \"files\""),
        (second.0, second.1, "not possible for this kind of account"),
        ("application", CREATE.access(Account::Application), "does not name"),
        ("none", CREATE.column(3), "does not name"),
    ] {
        let error = least_privileged_of(account, [(CREATE, access)]).unwrap_err().to_string();
        assert!(error.contains(&format!("POST /subscriptions, {account}: ")) && error.contains(want), "{error}");
    }
    let error = least_privileged(Account::Application, [CREATE]).unwrap_err().to_string();
    assert!(error.contains("POST /subscriptions, application: ") && error.contains("does not name"), "{error}");
    assert_eq!(least_privileged(Account::Delegated, [CREATE.about("Calendar")]).unwrap(), ["Calendars.Read"]);
    assert!(least_privileged(Account::Delegated, [CREATE.about("files")]).is_err());
    assert!(least_privileged(Account::Delegated, [CREATE.about("mail")]).is_err());
}

//! Least privilege: the smallest set of permissions for several requests.
//!
//! Each request offers sets of permissions, any one of which will do. Requests that share no permission are solved apart; the
//! others by branch and bound, which looks at every choice that could still win.

use std::collections::BTreeSet;
use std::fmt::Display;

use crate::{Access, Account, Endpoint, Error, ErrorKind, Permission, Result};

/// How often a request is looked at among those that share permissions; what was best until then is taken.
const MOST_LOOKS: usize = 1_000_000;

/// The smallest set of permissions with which all of these requests can be made, sorted by name.
///
/// Of several sets of that size it is the one that is less privileged for the requests, counting for each how many of its
/// documented alternatives are less privileged; then the first by name. Fewer permissions can mean more power: a permission
/// that serves two requests may allow more than the least for each, which [`Sets::least`](crate::Sets::least) has.
///
/// The result does not depend on the order of the requests. Among some dozens of requests it is the smallest; where
/// hundreds share permissions in many ways, or share more than 128, it is small, and the same every time.
///
/// ```
/// use docwright_runtime::{Account, Endpoint, least_privileged};
///
/// // Generated code has such a constant beside every function.
/// const LIST: Endpoint = Endpoint::new("GET /me/messages", "Mail.ReadBasic,Mail.Read", "Mail.Read", "-");
/// const GET: Endpoint = Endpoint::new("GET /me/messages/{id}", "Mail.Read", "Mail.Read", "-");
///
/// let scopes = least_privileged(Account::Delegated, [LIST, GET])?;
/// assert_eq!(scopes, ["Mail.Read"]);
/// assert!(least_privileged(Account::Application, [LIST]).is_err());
/// # Ok::<(), docwright_runtime::Error>(())
/// ```
///
/// # Errors
/// When the account cannot make one of the requests, when the documentation does not say what it needs, or when that depends
/// on what the request is for; [`Endpoint::about`] then says which use is meant. The error names the request.
pub fn least_privileged(account: Account, endpoints: impl IntoIterator<Item = Endpoint>) -> Result<Vec<Permission>> {
    least_privileged_of(account, endpoints.into_iter().map(|it| (it, it.access(account))))
}

/// [`least_privileged`] for a kind of account that one service has: requests, by any names, and what they need of it.
///
/// # Errors
/// As [`least_privileged`].
pub fn least_privileged_of<R: Display>(
    account: impl Display,
    needs: impl IntoIterator<Item = (R, Access)>,
) -> Result<Vec<Permission>> {
    let offers = needs.into_iter().map(|(request, access)| offer(&account, &request, access));
    Ok(smallest(offers.collect::<Result<_>>()?).into_iter().collect())
}

/// Permissions that are granted together.
type Set = BTreeSet<Permission>;

/// The sets that a request offers, from least to most privileged.
type Offer = Vec<Set>;

fn smallest(offers: Vec<Offer>) -> Set {
    connected(offers).iter().flat_map(|group| solve(group)).collect()
}

fn offer(account: &dyn Display, request: &dyn Display, access: Access) -> Result<Offer> {
    let problem = match access {
        Access::AnyOf(sets) => return Ok(sets.iter().map(Iterator::collect).collect()),
        Access::Never => "is not possible for this kind of account".to_owned(),
        Access::Unknown => "needs permissions that the documentation does not name".to_owned(),
        Access::ByUse(uses) => {
            let uses: Vec<String> = uses.iter().map(|(about, _)| format!("{about:?}")).collect();
            format!("needs permissions that depend on what it is for: `.about(…)` one of {}", uses.join(", "))
        }
    };
    Err(Error::new(ErrorKind::Request, format!("{request}, {account}: the request {problem}")))
}

/// Offers that have a permission in common, directly or through others; each different offer once, fewest sets first.
fn connected(mut offers: Vec<Offer>) -> Vec<Vec<Offer>> {
    offers.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
    offers.dedup();
    let mut groups: Vec<(Set, Vec<Offer>)> = Vec::new();
    for offer in offers {
        let mut names: Set = offer.iter().flatten().copied().collect();
        let mut members = vec![offer];
        let (near, far): (Vec<_>, Vec<_>) = groups.into_iter().partition(|(others, _)| !others.is_disjoint(&names));
        groups = far;
        for (others, own) in near {
            names.extend(others);
            members.extend(own);
        }
        members.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
        groups.push((names, members));
    }
    groups.into_iter().map(|(_, members)| members).collect()
}

/// The smallest set for offers that share permissions.
fn solve(offers: &[Offer]) -> Set {
    let names: Set = offers.iter().flatten().flatten().copied().collect();
    let names: Vec<Permission> = names.into_iter().collect();
    if names.len() > Bits::BITS as usize {
        return greedy(offers);
    }
    let bits = |set: &Set| set.iter().filter_map(|it| names.binary_search(it).ok()).fold(0, |all, at| all | 1 << at);
    let offers: Vec<Vec<Bits>> = offers.iter().map(|offer| offer.iter().map(bits).collect()).collect();
    let mut search = Search { offers: &offers, best: None, looks: 0 };
    search.branch(0, 0);
    let chosen = search.best.map_or(0, |(_, _, set)| (!set).reverse_bits());
    names.into_iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1).map(|(_, name)| name).collect()
}

/// One set after the other, whichever adds least.
fn greedy(offers: &[Offer]) -> Set {
    let mut chosen = Set::new();
    for offer in offers {
        let cheapest = offer.iter().min_by_key(|set| set.difference(&chosen).count());
        chosen.extend(cheapest.into_iter().flatten());
    }
    chosen
}

/// A set of permissions, by their ranks in the alphabet.
type Bits = u128;

/// How good a choice is, the least being the best: how many permissions, how privileged, and the set itself, turned so that
/// the first by name is the least.
type Cost = (u32, usize, Bits);

struct Search<'a> {
    offers: &'a [Vec<Bits>],
    best: Option<Cost>,
    looks: usize,
}

impl Search<'_> {
    fn cost(&self, set: Bits) -> Cost {
        let rank = |offer: &Vec<Bits>| offer.iter().position(|it| it & !set == 0).unwrap_or(offer.len());
        (set.count_ones(), self.offers.iter().map(rank).sum(), !set.reverse_bits())
    }

    /// Tries every set of the first offer that is not met yet, the one that adds least first.
    fn branch(&mut self, chosen: Bits, from: usize) {
        self.looks += self.offers.len() - from + 1;
        let most = self.best.map_or(u32::MAX, |it| it.0);
        let enough = self.best.is_some() && self.looks > MOST_LOOKS;
        if enough || chosen.count_ones() + self.still_needed(chosen, from) > most {
            return;
        }
        let met = |offer: &Vec<Bits>| offer.iter().any(|it| it & !chosen == 0);
        let Some(next) = (from..self.offers.len()).find(|at| !met(&self.offers[*at])) else {
            let cost = self.cost(chosen);
            self.best = Some(self.best.map_or(cost, |best| best.min(cost)));
            return;
        };
        let mut sets = self.offers[next].clone();
        sets.sort_by_key(|it| (it & !chosen).count_ones());
        for set in sets {
            self.branch(chosen | set, next + 1);
        }
    }

    /// A lower bound: offers that share no permission with each other need at least what their smallest set adds.
    fn still_needed(&self, chosen: Bits, from: usize) -> u32 {
        let (mut taken, mut least) = (0, 0);
        for offer in &self.offers[from..] {
            let adds = offer.iter().map(|it| (it & !chosen).count_ones()).min().unwrap_or_default();
            let names = offer.iter().fold(0, |all, it| all | it) & !chosen;
            if adds > 0 && names & taken == 0 {
                taken |= names;
                least += adds;
            }
        }
        least
    }
}

#[cfg(test)]
mod tests;

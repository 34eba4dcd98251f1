//! Groups: sections of an operation page under the known heading above them.
//!
//! ```text
//! group    := known heading, with the unknown ones below it
//! examples := everything below an example heading, and requests and responses beside it
//! ```

use crate::dialect::headings::Role;
use crate::page::document::context::Context;
use crate::page::document::sections::Section;
use crate::page::operation::address;
use crate::page::operation::example::shown::Scope;

/// Sections that belong together, under the first one's heading.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Group<'s> {
    pub(crate) role: Role,
    pub(crate) sections: &'s [Section],
}

/// The groups of a page, in reading order.
pub(crate) fn groups<'s>(cx: &Context<'_>, sections: &'s [Section]) -> Vec<Group<'s>> {
    let mut groups: Vec<Group<'s>> = Vec::new();
    let mut start = 0;
    let mut current = Role::Other;
    let mut level = 0;
    let mut had_response = false;
    for (rank, section) in sections.iter().enumerate() {
        let own = match cx.dialect.headings.of_operation(&section.title) {
            Role::Other if address::has_table(cx, section) => Role::Http,
            role => role,
        };
        let below = section.level > level;
        // Beside the examples stand requests and responses that belong to them.
        let beside = section.title.starts_with("request") && matches!(own, Role::Other)
            || section.title.starts_with("response") && (had_response || own != Role::Response);
        let stays = match current {
            Role::Example => below && level > 0 || own != Role::Example && beside,
            Role::Other => own == Role::Other,
            _ => below && own == Role::Other,
        };
        if !stays {
            groups.push(Group { role: current, sections: &sections[start..rank] });
            start = rank;
            current = own;
            level = section.level;
            had_response |= own == Role::Response;
        }
    }
    groups.push(Group { role: current, sections: &sections[start..] });
    groups.retain(|group| !group.sections.is_empty());
    groups
}

/// Where to look for examples in a page.
pub(crate) fn scopes<'s>(groups: &[Group<'s>]) -> Vec<(Scope, &'s Section)> {
    let scope = |role| match role {
        Role::Example => Scope::Examples,
        Role::Http => Scope::Requests,
        // A body section may show the body.
        Role::Representation | Role::Body => Scope::Representation,
        _ => Scope::Annotated,
    };
    groups.iter().flat_map(|group| group.sections.iter().map(move |section| (scope(group.role), section))).collect()
}

/// The groups above headers, body, response and examples, where a page without an HTTP section shows its request.
pub(crate) fn opening<'s>(groups: &[Group<'s>]) -> Vec<Group<'s>> {
    let before = |group: &&Group<'_>| matches!(group.role, Role::Permissions | Role::Other | Role::Parameters(_));
    groups.iter().take_while(before).copied().collect()
}

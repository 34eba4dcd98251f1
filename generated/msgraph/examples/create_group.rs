//! Creates a group with members that are there already, and invites them: `create_group 1 2`.

mod common;

use msgraph::models::{Attendee, DateTimeTimeZone, EmailAddress, Event, Group, ItemBody, Location, User};
use msgraph::{groups, me, model, users};

#[tokio::main]
async fn main() -> msgraph::Result<()> {
    let client = common::client()?;
    let ids: Vec<String> = std::env::args().skip(1).collect();
    let members: Vec<_> = ids.iter().map(|id| users::get(id)).collect();
    let group = model!(Group {
        display_name: "Stand-up",
        mail_nickname: "stand-up",
        mail_enabled: true,
        security_enabled: false,
        group_types: ["Unified"],
        bind(Group::MEMBERS, members),
    });
    let group = groups::create(&group).send(&client).await?;
    let mut attendees = Vec::new();
    for id in &ids {
        let user = users::get(id).select([User::MAIL]).send(&client).await?;
        attendees.push(model!(Attendee { r#type: "required", email_address: EmailAddress { address: user.mail } }));
    }
    let event = model!(Event {
        subject: group.display_name,
        body: ItemBody { content_type: "html", content: "Fifteen minutes, standing." },
        start: DateTimeTimeZone { date_time: "2026-03-02T09:00:00", time_zone: "UTC" },
        end: DateTimeTimeZone { date_time: "2026-03-02T09:15:00", time_zone: "UTC" },
        location: Location { display_name: "Hall" },
        attendees,
        is_online_meeting: true,
    });
    let event = me::events::create(&event).send(&client).await?;
    println!("created the group {} and the event {}", group.id.unwrap_or_default(), event.id.unwrap_or_default());
    Ok(())
}

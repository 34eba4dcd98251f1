//! Receives change notifications with axum: `notifications 127.0.0.1:8080`.
//!
//! `MSGRAPH_CLIENT_STATE` is the secret that the subscription was made with, `MSGRAPH_APP` the id of the app that made it, and
//! `MSGRAPH_PRIVATE_KEY` a file with the private key of its certificate. The service calls `/notifications` by https, so something in
//! front of this program has to do the TLS.

use std::error::Error;
use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use msgraph::Cloud;
use msgraph::models::Message;
use msgraph::notifications::{
    FetchedKeys, LifecycleEvent, Notification, NotificationError, NotificationErrorKind, Notifications, PrivateKey,
    TokenValidator, validation_token,
};

struct App {
    client_state: String,
    validator: TokenValidator,
    signing_keys: FetchedKeys,
    private_key: PrivateKey,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:8080".to_owned());
    let app = App {
        client_state: std::env::var("MSGRAPH_CLIENT_STATE")?,
        validator: TokenValidator::new([std::env::var("MSGRAPH_APP")?]),
        signing_keys: FetchedKeys::new(fetch_signing_keys),
        private_key: PrivateKey::from_pem(&std::fs::read_to_string(std::env::var("MSGRAPH_PRIVATE_KEY")?)?)?,
    };
    let router = Router::new().route("/notifications", post(receive)).with_state(Arc::new(app));
    let listener = tokio::net::TcpListener::bind(address).await?;
    println!("listening at http://{}/notifications", listener.local_addr()?);
    axum::serve(listener, router).await?;
    Ok(())
}

async fn fetch_signing_keys() -> Result<Vec<u8>, Box<dyn Error + Send + Sync>> {
    let address = std::env::var("MSGRAPH_SIGNING_KEYS").unwrap_or_else(|_| Cloud::Global.signing_keys().to_owned());
    Ok(reqwest::get(address).await?.error_for_status()?.bytes().await?.into())
}

async fn receive(State(app): State<Arc<App>>, RawQuery(query): RawQuery, body: Bytes) -> Response {
    if let Some(token) = query.as_deref().and_then(validation_token) {
        let headers = [(header::CONTENT_TYPE, "text/plain"), (header::X_CONTENT_TYPE_OPTIONS, "nosniff")];
        return (headers, token).into_response();
    }
    let status = match read(&app, &body).await {
        Ok(notifications) => {
            // The service waits for three seconds only: what takes longer than this belongs into a queue.
            tokio::spawn(async move { notifications.iter().for_each(|it| handle(&app, it)) });
            StatusCode::ACCEPTED
        }
        // The service sends them again.
        Err(error) if error.kind() == NotificationErrorKind::Keys => StatusCode::SERVICE_UNAVAILABLE,
        Err(error) => {
            eprintln!("{error}");
            StatusCode::ACCEPTED
        }
    };
    status.into_response()
}

/// The notifications that are from the service and for this program.
async fn read(app: &App, body: &[u8]) -> Result<Vec<Notification>, NotificationError> {
    let notifications = Notifications::read(body)?;
    app.validator.validate(&notifications, &app.signing_keys).await?;
    Ok(notifications.into_items().into_iter().filter(|it| it.has_client_state(&app.client_state)).collect())
}

fn handle(app: &App, notification: &Notification) {
    let subscription = notification.subscription_id().unwrap_or_default();
    match notification.lifecycle_event() {
        Some(LifecycleEvent::ReauthorizationRequired) => println!("{subscription} has to be renewed"),
        Some(event) => println!("{subscription}: {event}"),
        None => match notification.decrypt::<Message>(&app.private_key) {
            Ok(message) => {
                let change = notification.change_type().unwrap_or_default();
                println!("{change}: {}", message.subject.unwrap_or_default());
            }
            Err(error) => eprintln!("{error}"),
        },
    }
}

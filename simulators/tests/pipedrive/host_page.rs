//! E4–E10, E12, E15 in a browser: the page that hosts the extensions speaks the SDK's wire protocol.

use serde_json::{Value, json};

use crate::browser::{Browser, Target};
use crate::support::{JONAS, MARA, Stage};

/// Installed for Mara, the deal's page open, the panel loaded but not yet initialized.
async fn opened(stage: &Stage) -> (Browser, Target, Target) {
    stage.install(MARA).await;
    let mut browser = Browser::start();
    let page = browser.open(&format!("{}/deal/481", stage.sim.public_url()));
    let panel = browser.frame("/panel?");
    (browser, page, panel)
}

fn height(browser: &mut Browser, page: &Target, surface: &str) -> Value {
    let size =
        format!("document.querySelector('iframe[name={surface}]').parentElement.style.height");
    browser.eval(page, &size)
}

#[actix_web::test]
async fn e4_messages_with_a_foreign_id_or_source_are_ignored() {
    let stage = Stage::new();
    let (mut browser, page, panel) = opened(&stage).await;
    browser.eval(
        &panel,
        "send('other-id', {type: 'command', command: 'initialize'}, () => {})",
    );
    // The host page itself, with the right id: wrong source and origin.
    let id = browser.eval(&panel, "id").as_str().unwrap().to_owned();
    let forged = format!(
        "postMessage({{id: '{id}', payload: {{type: 'command', command: 'initialize'}}}}, '*', [new MessageChannel().port1])"
    );
    browser.eval(&page, &forged);
    let metadata = browser.eval(&panel, "run('get_metadata')");
    assert_eq!(
        metadata["data"]["windowWidth"],
        browser.eval(&page, "innerWidth")
    );
    let state = "document.querySelector('.panel .frame').dataset.state";
    assert_eq!(browser.eval(&page, state), "loading");
    browser.eval(&panel, "run('initialize', {})");
    assert_eq!(browser.eval(&page, state), "ready");
}

#[actix_web::test]
async fn e5_every_command_is_answered_once_with_an_object() {
    let stage = Stage::new();
    let (mut browser, _page, panel) = opened(&stage).await;
    for (command, args, answer) in [
        ("initialize", "{}", json!({})),
        ("resize", "{height: 200}", json!({})),
        ("show_snackbar", "{message: 'Saved'}", json!({})),
        ("show_floating_window", "{}", json!({})),
        ("hide_floating_window", "{}", json!({})),
        ("set_notification", "{number: 3}", json!({})),
        ("set_focus_mode", "true", json!({})),
        ("close_modal", "undefined", json!({})),
        ("make_coffee", "{}", json!({"error": "Unknown action"})),
        ("constructor", "{}", json!({"error": "Unknown action"})),
    ] {
        assert_eq!(
            browser.eval(&panel, &format!("run('{command}', {args})")),
            answer,
            "{command}"
        );
    }
    assert_eq!(browser.eval(&panel, "answers"), 10);
}

#[actix_web::test]
async fn e6_a_frame_is_hidden_until_it_initializes() {
    let stage = Stage::new();
    let (mut browser, page, panel) = opened(&stage).await;
    let visibility = "getComputedStyle(document.querySelector('iframe')).visibility";
    assert_eq!(browser.eval(&page, visibility), "hidden");
    browser.eval(&panel, "run('initialize', {size: {height: 420}})");
    assert_eq!(browser.eval(&page, visibility), "visible");
    assert_eq!(height(&mut browser, &page, "panel"), "420px");
}

#[actix_web::test]
async fn e6_after_ten_seconds_without_initialize_the_frame_is_gone() {
    let stage = Stage::new();
    let (mut browser, page, _panel) = opened(&stage).await;
    browser.until(&page, "document.querySelector('.panel [role=alert]')");
    assert_eq!(
        browser.eval(&page, "document.querySelectorAll('iframe').length"),
        0
    );
    let text = browser.eval(
        &page,
        "document.querySelector('.panel [role=alert]').textContent",
    );
    assert_eq!(text, "Something went wrong");
}

#[actix_web::test]
async fn e7_sizes_outside_the_limits_have_no_effect() {
    let stage = Stage::new();
    let (mut browser, page, panel) = opened(&stage).await;
    browser.eval(
        &panel,
        "run('initialize', {size: {height: 400, width: 999}})",
    );
    for size in ["{height: 99}", "{height: 751}", "{height: 'tall'}"] {
        assert_eq!(
            browser.eval(&panel, &format!("run('resize', {size})")),
            json!({})
        );
        assert_eq!(height(&mut browser, &page, "panel"), "400px", "{size}");
    }
    let width = browser.eval(&page, "document.querySelector('iframe').offsetWidth");
    assert!(width.as_i64().unwrap() <= 385, "{width}");
    for (switch, answer, size) in [
        ("error", "height must be between 100 and 750", "400px"),
        ("clamp", "", "750px"),
    ] {
        stage.switch(json!({"bad_size": switch})).await;
        browser.eval(
            &page,
            "document.querySelector('[data-panel=reload]').click()",
        );
        browser.until(
            &page,
            "document.querySelector('.panel .frame').dataset.state === 'loading'",
        );
        let panel = browser.frame("/panel?");
        browser.eval(&panel, "run('initialize', {size: {height: 400}})");
        let answered = browser.eval(&panel, "run('resize', {height: 5000})");
        assert_eq!(answered["error"].as_str().unwrap_or_default(), answer);
        assert_eq!(height(&mut browser, &page, "panel"), size);
    }
}

#[actix_web::test]
async fn e8_snackbar_confirmation_and_native_forms() {
    let stage = Stage::new();
    let (mut browser, page, panel) = opened(&stage).await;
    browser.eval(&panel, "run('initialize', {})");
    let link = "{message: '<b>Done</b>', link: {url: 'https://app.example', label: 'Open'}}";
    browser.eval(&panel, &format!("run('show_snackbar', {link})"));
    let bar = "document.querySelector('[role=status] .snackbar')";
    assert_eq!(
        browser.eval(&page, &format!("{bar}.firstChild.textContent")),
        "<b>Done</b>"
    );
    assert_eq!(
        browser.eval(&page, &format!("{bar}.querySelector('a').href")),
        "https://app.example/"
    );
    let ask = |args: &str| format!("window.asked = run('show_confirmation', {args}); 0");
    let dialog = "document.querySelector('[role=dialog]')";
    for (args, shown, click, confirmed) in [
        (
            "{title: 'Void?', description: 'Gone.', okText: 'Void invoice', cancelText: 'Keep'}",
            "Void?|Gone.|Keep|Void invoice",
            "Void invoice",
            true,
        ),
        ("{title: 'Sure?'}", "Sure?|Cancel|OK", "Cancel", false),
    ] {
        browser.eval(&panel, &ask(args));
        browser.until(&page, dialog);
        let texts = format!(
            "[...{dialog}.querySelectorAll('h2,p,button')].map((one) => one.textContent).join('|')"
        );
        assert_eq!(browser.eval(&page, &texts), shown);
        browser.eval(&page, &format!("[...{dialog}.querySelectorAll('button')].find((one) => one.textContent === '{click}').click()"));
        assert_eq!(
            browser.eval(&panel, "asked"),
            json!({"data": {"confirmed": confirmed}})
        );
    }
    browser.eval(&panel, &ask("{title: 'Escape?'}"));
    browser.until(&page, dialog);
    browser.press_escape(&page);
    assert_eq!(
        browser.eval(&panel, "asked"),
        json!({"data": {"confirmed": false}})
    );
    browser.eval(
        &panel,
        "window.made = run('open_modal', {type: 'deal', prefill: {title: 'By form'}}); 0",
    );
    browser.until(&page, dialog);
    browser.eval(
        &page,
        &format!("{dialog}.querySelector('button.primary').click()"),
    );
    let made = browser.eval(&panel, "made");
    assert_eq!(made["data"]["status"], "submitted");
    let ledger = stage.page("/_sim/ledger").await.json();
    let deals = ledger["deals"].as_array().unwrap();
    assert!(
        deals
            .iter()
            .any(|deal| deal["id"] == made["data"]["id"] && deal["title"] == "By form")
    );
}

#[actix_web::test]
async fn e9_a_custom_modal_closes_by_x_escape_and_command() {
    let stage = Stage::new();
    let (mut browser, page, panel) = opened(&stage).await;
    browser.eval(&panel, "run('initialize', {})");
    browser.eval(&panel, "hear('close_custom_modal')");
    for (number, way) in ["x", "escape", "command"].into_iter().enumerate() {
        // By id and by name alike.
        let action = if way == "x" {
            "Create invoice"
        } else {
            "create-invoice"
        };
        let args = format!(
            "{{type: 'custom_modal', action_id: '{action}', data: {{deal_id: '481', way: '{way}'}}}}"
        );
        browser.eval(
            &panel,
            &format!("window.modal = run('open_modal', {args}); 0"),
        );
        let modal = browser.frame(&format!("way%22%3A%22{way}"));
        let data = browser.eval(&modal, "new URLSearchParams(location.search).get('data')");
        assert_eq!(
            serde_json::from_str::<Value>(data.as_str().unwrap()).unwrap()["deal_id"],
            "481"
        );
        assert_ne!(browser.eval(&modal, "id"), browser.eval(&panel, "id"));
        browser.eval(
            &modal,
            "run('initialize', {size: {width: 700, height: 300}})",
        );
        assert_eq!(height(&mut browser, &page, "modal"), "300px");
        assert_eq!(
            browser.eval(&page, "document.getElementById('app').inert"),
            true
        );
        match way {
            "x" => drop(browser.eval(
                &page,
                "document.querySelector('[role=dialog] [aria-label=Close]').click()",
            )),
            "escape" => browser.press_escape(&page),
            // The frame may be gone before its own answer; nobody waits for it.
            _ => drop(browser.eval(&modal, "run('close_modal'); 0")),
        }
        assert_eq!(
            browser.eval(&panel, "modal"),
            json!({"data": {"status": "closed"}}),
            "{way}"
        );
        browser.until(&panel, &format!("heard.length === {}", number + 1));
        assert_eq!(
            browser.eval(&page, "document.querySelectorAll('[role=dialog]').length"),
            0
        );
    }
    let unknown = browser.eval(
        &panel,
        "run('open_modal', {type: 'custom_modal', action_id: 'nothing'})",
    );
    assert_eq!(unknown, json!({"error": "Modal not found"}));
}

#[actix_web::test]
async fn e10_theme_and_visibility_reach_the_frames() {
    let stage = Stage::new();
    let (mut browser, page, panel) = opened(&stage).await;
    browser.eval(
        &panel,
        "hear('user_settings_change'); hear('visibility'); run('initialize', {})",
    );
    stage.lever("/_sim/theme", json!({"theme": "dark"})).await;
    browser.until(&panel, "heard.length === 1");
    assert_eq!(
        browser.eval(&panel, "heard[0]"),
        json!({"data": {"theme": "dark"}})
    );
    assert_eq!(
        browser.eval(&page, "document.documentElement.dataset.theme"),
        "dark"
    );
    let collapse = "document.querySelector('[data-panel=collapse]').click()";
    for (number, visible) in [(2, false), (3, true)] {
        browser.eval(&page, collapse);
        browser.until(&panel, &format!("heard.length === {number}"));
        let event = browser.eval(&panel, &format!("heard[{}]", number - 1));
        assert_eq!(event, json!({"data": {"is_visible": visible}}));
    }
}

#[actix_web::test]
async fn e11_the_page_navigates_and_mints_tokens() {
    let stage = Stage::new();
    let (mut browser, page, panel) = opened(&stage).await;
    browser.eval(&panel, "run('initialize', {})");
    let token = browser.eval(&panel, "run('get_signed_token')");
    assert_eq!(
        token["data"]["token"].as_str().unwrap().split('.').count(),
        3
    );
    assert_eq!(
        browser.eval(&panel, "run('redirect_to', {view: 'moon'})"),
        json!({"error": "Unknown view"})
    );
    browser.eval(
        &panel,
        // Answered before the page is left.
        "setTimeout(() => run('redirect_to', {view: 'settings', context: {tab: 'tax'}})); 0",
    );
    browser.until(&page, "location.pathname.endsWith('/app-settings')");
    let settings = browser.frame("/settings?");
    let context = browser.eval(
        &settings,
        "new URLSearchParams(location.search).get('context')",
    );
    assert_eq!(context, "{\"tab\":\"tax\"}");
    browser.eval(&settings, "run('initialize', {})");
    browser.eval(
        &settings,
        "setTimeout(() => run('redirect_to', {view: 'deals', id: 482})); 0",
    );
    browser.until(&page, "location.pathname === '/deal/482'");
}

#[actix_web::test]
async fn e12_another_visitor_without_installation_gets_the_lock() {
    let stage = Stage::new();
    let (mut browser, page, panel) = opened(&stage).await;
    browser.eval(&panel, "run('initialize', {})");
    stage.sit(JONAS).await;
    // The page notices by itself.
    browser.until(&page, "document.querySelector('.panel.lock')");
    assert_eq!(
        browser.eval(&page, "document.querySelectorAll('iframe').length"),
        0
    );
}

#[actix_web::test]
async fn e15_reload_gives_the_panel_a_new_id() {
    let stage = Stage::new();
    let (mut browser, page, panel) = opened(&stage).await;
    let before = browser.eval(&panel, "id").as_str().unwrap().to_owned();
    browser.eval(&panel, "run('initialize', {})");
    browser.eval(
        &page,
        "document.querySelector('[data-panel=reload]').click()",
    );
    browser.until(&page, &format!("document.querySelector('iframe') && !document.querySelector('iframe').src.includes('{before}')"));
    assert_eq!(
        browser.eval(&page, "document.querySelectorAll('.panel iframe').length"),
        1
    );
}

#[actix_web::test]
async fn r8_the_changelog_refreshes_by_itself() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    let mut browser = Browser::start();
    let page = browser.open(&format!("{}/deal/484", stage.sim.public_url()));
    stage
        .call(
            "PATCH",
            "/api/v2/deals/484",
            &token,
            json!({"title": "Seen at once"}),
        )
        .await;
    let list = "document.querySelector('ul[aria-labelledby=changelog]').textContent";
    browser.until(&page, &format!("{list}.includes('Seen at once')"));
    assert_eq!(
        browser.eval(&page, "document.querySelector('main h1').textContent"),
        "Seen at once"
    );
}

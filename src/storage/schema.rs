//! The tables, as `migrations/` makes them. Written by hand; a test compares it with both databases.

diesel::table! {
    house_keys (name) {
        name -> Text,
        sealed -> Text,
    }
}

diesel::table! {
    companies (company_id) {
        company_id -> BigInt,
        name -> Text,
        domain -> Text,
        api_base -> Text,
        owner_user -> Nullable<BigInt>,
        data_key -> Text,
        deal_field -> Nullable<Text>,
        deal_fields -> Nullable<Text>,
        settings -> Nullable<Text>,
        settings_version -> BigInt,
        created_at -> Timestamp,
        removed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    users (company_id, user_id) {
        company_id -> BigInt,
        user_id -> BigInt,
        name -> Text,
        email -> Text,
        is_admin -> Bool,
        language -> Nullable<Text>,
        language_country -> Nullable<Text>,
        locale -> Nullable<Text>,
        chosen_language -> Nullable<Text>,
        installed_at -> Timestamp,
        seen_at -> Timestamp,
        removed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    handovers (company_id, to_user) {
        company_id -> BigInt,
        to_user -> BigInt,
        asked_at -> Timestamp,
        offered_by -> Nullable<BigInt>,
    }
}

diesel::table! {
    grants (company_id, provider, subject) {
        company_id -> BigInt,
        provider -> Text,
        subject -> Text,
        access -> Text,
        refresh -> Text,
        access_until -> Timestamp,
        refresh_until -> Nullable<Timestamp>,
        scopes -> Text,
        generation -> BigInt,
        alive -> Bool,
        refreshed_at -> Timestamp,
        lease_owner -> Nullable<Text>,
        lease_until -> Nullable<Timestamp>,
        dead_at -> Nullable<Timestamp>,
        rests_until -> Nullable<Timestamp>,
    }
}

diesel::table! {
    connections (company_id) {
        company_id -> BigInt,
        realm_key -> Text,
        realm -> Text,
        environment -> Text,
        state -> Text,
        profile -> Nullable<Text>,
        connected_at -> Timestamp,
        connected_by -> BigInt,
        lost_at -> Nullable<Timestamp>,
        books_read_at -> Nullable<Timestamp>,
        last_event_at -> Nullable<Timestamp>,
        last_looked_at -> Nullable<Timestamp>,
        version -> BigInt,
        captured_at -> Nullable<Timestamp>,
        compare_seconds -> BigInt,
        others_changed_at -> Nullable<Timestamp>,
        books_version -> BigInt,
    }
}

diesel::table! {
    books_lists (company_id, realm_key, kind, id) {
        company_id -> BigInt,
        realm_key -> Text,
        kind -> Text,
        id -> Text,
        name -> Text,
        search -> Text,
        active -> Bool,
        body -> Text,
    }
}

diesel::table! {
    customer_links (company_id, realm_key, record, record_id) {
        company_id -> BigInt,
        realm_key -> Text,
        record -> Text,
        record_id -> BigInt,
        customer_id -> Text,
        linked_at -> Timestamp,
    }
}

diesel::table! {
    kept_customers (company_id, realm_key, customer_id) {
        company_id -> BigInt,
        realm_key -> Text,
        customer_id -> Text,
        version -> BigInt,
        read_at -> Nullable<Timestamp>,
        is_stale -> Bool,
        reading_until -> Nullable<Timestamp>,
    }
}

diesel::table! {
    item_links (company_id, realm_key, product_id) {
        company_id -> BigInt,
        realm_key -> Text,
        product_id -> BigInt,
        item_id -> Text,
        linked_at -> Timestamp,
    }
}

diesel::table! {
    invoices (company_id, realm_key, id) {
        company_id -> BigInt,
        realm_key -> Text,
        id -> Text,
        deal_id -> Nullable<BigInt>,
        number -> Nullable<Text>,
        customer_id -> Text,
        customer_name -> Text,
        currency -> Text,
        total_minor -> BigInt,
        balance_minor -> BigInt,
        issued -> Nullable<Date>,
        due -> Nullable<Date>,
        email -> Nullable<Text>,
        sent_at -> Nullable<Timestamp>,
        bounced -> Bool,
        voided -> Bool,
        deleted -> Bool,
        last_total_minor -> BigInt,
        expected_minor -> Nullable<BigInt>,
        comparison -> Nullable<Text>,
        sync_token -> Text,
        updated_at -> Nullable<Timestamp>,
        seen_at -> Timestamp,
        seen_by -> Text,
        words -> Nullable<Text>,
    }
}

diesel::table! {
    deals (company_id, deal_id) {
        company_id -> BigInt,
        deal_id -> BigInt,
        title -> Text,
        version -> BigInt,
        gone -> Bool,
        field_text -> Nullable<Text>,
        field_values -> Nullable<Text>,
        changed_at -> Nullable<Timestamp>,
        parties -> Nullable<Text>,
        organization_id -> Nullable<BigInt>,
        person_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    forms (company_id, form_key) {
        company_id -> BigInt,
        form_key -> Text,
        deal_id -> BigInt,
        user_id -> BigInt,
        slot -> Integer,
        body -> Text,
        opened_at -> Timestamp,
        saved_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    intents (company_id, id) {
        company_id -> BigInt,
        id -> Text,
        form_key -> Text,
        kind -> Text,
        deal_id -> Nullable<BigInt>,
        slot -> Integer,
        attempt -> Integer,
        realm_key -> Text,
        environment -> Text,
        request_id -> Text,
        path -> Text,
        body -> Text,
        asked -> Nullable<Text>,
        number -> Nullable<Text>,
        expected_minor -> Nullable<BigInt>,
        currency -> Nullable<Text>,
        marker -> Text,
        customer_id -> Nullable<Text>,
        customer_name -> Text,
        state -> Text,
        qbo_id -> Nullable<Text>,
        first_sent_at -> Nullable<Timestamp>,
        last_sent_at -> Nullable<Timestamp>,
        sends -> Integer,
        next_at -> Nullable<Timestamp>,
        last_error -> Nullable<Text>,
        asked_by -> BigInt,
        created_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
        lease_owner -> Nullable<Text>,
        lease_until -> Nullable<Timestamp>,
        asked_from -> Nullable<Text>,
    }
}

diesel::table! {
    jobs (company_id, key) {
        company_id -> BigInt,
        key -> Text,
        kind -> Text,
        body -> Text,
        asked -> BigInt,
        attempts -> Integer,
        state -> Text,
        run_at -> Timestamp,
        lease_owner -> Nullable<Text>,
        leased_until -> Nullable<Timestamp>,
        last_error -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    presets (company_id, id) {
        company_id -> BigInt,
        id -> Text,
        name -> Text,
        is_default -> Bool,
        body -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    call_counts (company_id, day, class) {
        company_id -> BigInt,
        day -> Date,
        class -> Text,
        calls -> BigInt,
    }
}

diesel::table! {
    deal_viewers (company_id, user_id, deal_id) {
        company_id -> BigInt,
        user_id -> BigInt,
        deal_id -> BigInt,
        sees -> Bool,
        checked_at -> Timestamp,
    }
}

diesel::table! {
    tellings (company_id, deal_id, invoice_id, what, version) {
        company_id -> BigInt,
        deal_id -> BigInt,
        invoice_id -> Text,
        what -> Text,
        version -> Text,
        begun_at -> Timestamp,
        done -> Bool,
        refusal -> Nullable<Text>,
    }
}

diesel::table! {
    webhook_events (company_id, at_micros, event_id) {
        company_id -> BigInt,
        at_micros -> BigInt,
        event_id -> Text,
        entity -> Text,
        entity_id -> Text,
        operation -> Text,
        arrived_at -> Timestamp,
        done -> Bool,
    }
}

diesel::table! {
    pipedrive_hooks (company_id, user_id, name) {
        company_id -> BigInt,
        user_id -> BigInt,
        name -> Text,
        password_hash -> Text,
        hook_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    oauth_states (state_hash) {
        state_hash -> Text,
        purpose -> Text,
        company_id -> Nullable<BigInt>,
        user_id -> Nullable<BigInt>,
        cookie_hash -> Text,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    tickets (ticket_hash) {
        ticket_hash -> Text,
        company_id -> BigInt,
        user_id -> BigInt,
        purpose -> Text,
        object -> Text,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    audit (company_id, id) {
        company_id -> BigInt,
        id -> Text,
        at -> Timestamp,
        user_id -> Nullable<BigInt>,
        action -> Text,
        deal_id -> Nullable<BigInt>,
        invoice_id -> Nullable<Text>,
        detail -> Text,
        via -> Nullable<Text>,
        realm_key -> Nullable<Text>,
        customer_id -> Nullable<Text>,
    }
}

diesel::table! {
    remains (home, deal_id, slot) {
        home -> Text,
        deal_id -> BigInt,
        slot -> Integer,
        invoice_id -> Text,
        kept_until -> Timestamp,
        sent_first -> Nullable<Timestamp>,
        sent_last -> Nullable<Timestamp>,
    }
}

diesel::table! {
    pending_connections (company_id) {
        company_id -> BigInt,
        user_id -> BigInt,
        ticket_hash -> Text,
        content -> Text,
        expires_at -> Timestamp,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    house_keys,
    companies,
    users,
    handovers,
    grants,
    connections,
    books_lists,
    customer_links,
    kept_customers,
    item_links,
    invoices,
    deals,
    forms,
    intents,
    jobs,
    presets,
    call_counts,
    deal_viewers,
    tellings,
    webhook_events,
    pipedrive_hooks,
    oauth_states,
    tickets,
    remains,
    pending_connections,
    audit
);

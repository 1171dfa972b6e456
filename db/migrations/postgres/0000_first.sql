CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"login_name" text NOT NULL,
	"password_hash" text NOT NULL,
	"must_change_password" boolean NOT NULL,
	"demo" boolean NOT NULL,
	"failures" bigint NOT NULL,
	"locked_until" text,
	"created_at" text NOT NULL,
	"disabled_at" text
);
--> statement-breakpoint
CREATE TABLE "platform_editors" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"name" text NOT NULL,
	"created_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "regulator_officers" (
	"id" text PRIMARY KEY NOT NULL,
	"regulator_id" text NOT NULL,
	"account_id" text NOT NULL,
	"name" text NOT NULL,
	"title" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "regulators" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"region" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"expires_at" bigint NOT NULL,
	"created_at" text NOT NULL,
	"last_seen_at" text NOT NULL,
	"acting_enterprise_id" text,
	"user_agent" text NOT NULL,
	"address" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "setup_links" (
	"id" text PRIMARY KEY NOT NULL,
	"created_at" text NOT NULL,
	"used_at" text
);
--> statement-breakpoint
CREATE TABLE "saved_filters" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"person_id" text NOT NULL,
	"list" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"saved_at" text NOT NULL,
	CONSTRAINT "saved_filters_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
CREATE TABLE "floor_plans" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"number" bigint NOT NULL,
	"picture" text,
	"width" bigint,
	"height" bigint,
	"regions" text NOT NULL,
	"drawn_by" text NOT NULL,
	"drawn_by_name" text NOT NULL,
	"drawn_at" text NOT NULL,
	CONSTRAINT "floor_plans_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
CREATE TABLE "hazard_acts" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"hazard_id" text NOT NULL,
	"ordinal" bigint NOT NULL,
	"verb" text NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"actor_title" text NOT NULL,
	"day" text NOT NULL,
	"at" text NOT NULL,
	"details" text NOT NULL,
	CONSTRAINT "hazard_acts_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
CREATE TABLE "hazards" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"number" text NOT NULL,
	"source" text NOT NULL,
	"source_record_id" text,
	"source_item_id" text,
	"risk_line_id" text,
	"workshop_id" text NOT NULL,
	"workshop_name" text NOT NULL,
	"post_id" text NOT NULL,
	"post_name" text NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"immediate_measure" text NOT NULL,
	"photos" text NOT NULL,
	"found_by" text NOT NULL,
	"found_by_name" text NOT NULL,
	"found_day" text NOT NULL,
	"registered_at" text NOT NULL,
	"responsible_id" text NOT NULL,
	"responsible_name" text NOT NULL,
	"stage" text NOT NULL,
	"grade" text,
	"treatment" text,
	"deadline" text,
	"due_order" text NOT NULL,
	"closed_day" text,
	"pending" text,
	"version" bigint NOT NULL,
	CONSTRAINT "hazards_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
CREATE TABLE "risk_import_sheets" (
	"enterprise_id" text NOT NULL,
	"import_id" text NOT NULL,
	"position" bigint NOT NULL,
	"content" text NOT NULL,
	CONSTRAINT "risk_import_sheets_enterprise_id_import_id_position_pk" PRIMARY KEY("enterprise_id","import_id","position")
);
--> statement-breakpoint
CREATE TABLE "risk_imports" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" text NOT NULL,
	"file_name" text NOT NULL,
	"bytes" bigint NOT NULL,
	"content" text,
	"problem" text,
	"sheets" text,
	"sheet" bigint NOT NULL,
	"layout" text,
	"mappings" text NOT NULL,
	"outcome" text,
	"version" bigint NOT NULL,
	CONSTRAINT "risk_imports_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
CREATE TABLE "template_categories" (
	"edition" bigint NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"regime" text NOT NULL,
	"regime_verified" boolean NOT NULL,
	"process" text NOT NULL,
	"standards" text NOT NULL,
	"findings" text NOT NULL,
	"position" bigint NOT NULL,
	CONSTRAINT "template_categories_edition_id_pk" PRIMARY KEY("edition","id")
);
--> statement-breakpoint
CREATE TABLE "template_changes" (
	"edition" bigint NOT NULL,
	"category_id" text NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"risk_point" text NOT NULL,
	"reason" text NOT NULL,
	"editor_name" text NOT NULL,
	"changed_at" text NOT NULL,
	CONSTRAINT "template_changes_edition_category_id_key_pk" PRIMARY KEY("edition","category_id","key")
);
--> statement-breakpoint
CREATE TABLE "template_editions" (
	"edition" bigint PRIMARY KEY NOT NULL,
	"as_of" text NOT NULL,
	"content_hash" text NOT NULL,
	"loaded_at" text NOT NULL,
	"based_on" bigint,
	"released_at" text,
	"released_by_name" text,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "template_items" (
	"edition" bigint NOT NULL,
	"category_id" text NOT NULL,
	"key" text NOT NULL,
	"position" bigint NOT NULL,
	"stage" text NOT NULL,
	"dimension" text NOT NULL,
	"workshop" text NOT NULL,
	"post" text NOT NULL,
	"risk_point" text NOT NULL,
	"failure" text NOT NULL,
	"consequence" text NOT NULL,
	"measure" text NOT NULL,
	"method" text NOT NULL,
	"criterion" text NOT NULL,
	"frequency" text NOT NULL,
	"role" text NOT NULL,
	"severity" bigint NOT NULL,
	"likelihood" bigint NOT NULL,
	"rating_reason" text NOT NULL,
	"source_kind" text NOT NULL,
	"source_supports" text NOT NULL,
	"limit_verified" boolean NOT NULL,
	"limit_source" text DEFAULT '' NOT NULL,
	CONSTRAINT "template_items_edition_category_id_key_pk" PRIMARY KEY("edition","category_id","key")
);
--> statement-breakpoint
CREATE TABLE "chain_heads" (
	"enterprise_id" text PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"enterprise_id" text NOT NULL,
	"seq" bigint NOT NULL,
	"id" text NOT NULL,
	"type" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"actor" text NOT NULL,
	"day" text NOT NULL,
	"at" text NOT NULL,
	"payload" text NOT NULL,
	"changes" text NOT NULL,
	"prev" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "events_enterprise_id_seq_pk" PRIMARY KEY("enterprise_id","seq")
);
--> statement-breakpoint
CREATE TABLE "inbox_items" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"dedupe_key" text NOT NULL,
	"text" text NOT NULL,
	"link" text NOT NULL,
	"due_day" text,
	"created_at" text NOT NULL,
	"read_at" text,
	CONSTRAINT "inbox_items_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" text PRIMARY KEY NOT NULL,
	"enterprise_id" text,
	"name" text NOT NULL,
	"payload" text NOT NULL,
	"state" text NOT NULL,
	"run_at" text NOT NULL,
	"created_at" text NOT NULL,
	"attempts" bigint NOT NULL,
	"lease_until" text,
	"progress" bigint NOT NULL,
	"result" text,
	"error" text,
	"finished_at" text
);
--> statement-breakpoint
CREATE TABLE "serials" (
	"enterprise_id" text NOT NULL,
	"name" text NOT NULL,
	"last" bigint NOT NULL,
	CONSTRAINT "serials_enterprise_id_name_pk" PRIMARY KEY("enterprise_id","name")
);
--> statement-breakpoint
CREATE TABLE "appointments" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"person_id" text NOT NULL,
	"role" text NOT NULL,
	"employment" text NOT NULL,
	"from_day" text NOT NULL,
	"to_day" text,
	"paper_hash" text,
	"paper_name" text,
	"version" bigint NOT NULL,
	CONSTRAINT "appointments_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
CREATE TABLE "enterprises" (
	"enterprise_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"credit_code" text NOT NULL,
	"activity" text NOT NULL,
	"size_field" text NOT NULL,
	"staff" bigint NOT NULL,
	"turnover" bigint NOT NULL,
	"region" text NOT NULL,
	"licensed" boolean NOT NULL,
	"certified" boolean NOT NULL,
	"mandatory_standard" boolean NOT NULL,
	"created_at" text NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"enterprise_id" text NOT NULL,
	"hash" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" bigint NOT NULL,
	"width" bigint,
	"height" bigint,
	"original_name" text NOT NULL,
	"uploaded_by" text NOT NULL,
	"uploaded_at" text NOT NULL,
	CONSTRAINT "evidence_enterprise_id_hash_pk" PRIMARY KEY("enterprise_id","hash")
);
--> statement-breakpoint
CREATE TABLE "persons" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"account_id" text NOT NULL,
	"name" text NOT NULL,
	"joined_on" text NOT NULL,
	"left_on" text,
	"version" bigint NOT NULL,
	CONSTRAINT "persons_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
CREATE TABLE "post_holdings" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"person_id" text NOT NULL,
	"role" text NOT NULL,
	"workshop_id" text NOT NULL,
	"post_id" text,
	"from_day" text NOT NULL,
	"to_day" text,
	"version" bigint NOT NULL,
	CONSTRAINT "post_holdings_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
CREATE TABLE "posts" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"workshop_id" text NOT NULL,
	"team_id" text,
	"name" text NOT NULL,
	"code" text NOT NULL,
	"due_time" text NOT NULL,
	"position" bigint NOT NULL,
	"closed_on" text,
	"version" bigint NOT NULL,
	CONSTRAINT "posts_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"enterprise_id" text PRIMARY KEY NOT NULL,
	"values" text NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"workshop_id" text NOT NULL,
	"name" text NOT NULL,
	"closed_on" text,
	"version" bigint NOT NULL,
	CONSTRAINT "teams_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
CREATE TABLE "workshops" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"position" bigint NOT NULL,
	"closed_on" text,
	"version" bigint NOT NULL,
	CONSTRAINT "workshops_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
CREATE TABLE "risk_items" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"version_id" text NOT NULL,
	"line_id" text NOT NULL,
	"position" bigint NOT NULL,
	"template_category" text,
	"template_key" text,
	"template_edition" bigint,
	"stage" text NOT NULL,
	"workshop_id" text NOT NULL,
	"post_id" text NOT NULL,
	"dimension" text NOT NULL,
	"product" text NOT NULL,
	"risk_point" text NOT NULL,
	"failure" text NOT NULL,
	"consequence" text NOT NULL,
	"measures" text NOT NULL,
	"check_content" text NOT NULL,
	"method" text NOT NULL,
	"criterion" text NOT NULL,
	"criterion_standard" text NOT NULL,
	"limit_verified" boolean NOT NULL,
	"limit_verified_by" text,
	"limit_verified_at" text,
	"frequency" text NOT NULL,
	"owner_enterprise" text,
	"owner_workshop" text,
	"owner_post" text,
	"owner_marks" text,
	"assessment" text,
	"residual" text,
	"level" text,
	"control_level" text,
	"confirmed_by" text,
	"confirmed_at" text,
	"version" bigint NOT NULL,
	CONSTRAINT "risk_items_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
CREATE TABLE "risk_list_publications" (
	"enterprise_id" text NOT NULL,
	"version_id" text NOT NULL,
	"published_by" text NOT NULL,
	"published_by_name" text NOT NULL,
	"published_at" text NOT NULL,
	"effective_from" text NOT NULL,
	"item_count" bigint NOT NULL,
	"content_hash" text NOT NULL,
	"paper_ground" text,
	CONSTRAINT "risk_list_publications_enterprise_id_version_id_pk" PRIMARY KEY("enterprise_id","version_id")
);
--> statement-breakpoint
CREATE TABLE "risk_list_versions" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"number" bigint NOT NULL,
	"based_on_id" text,
	"created_by" text NOT NULL,
	"created_at" text NOT NULL,
	"revision" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "risk_list_versions_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
CREATE TABLE "risk_standards" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"number" bigint NOT NULL,
	"content" text NOT NULL,
	"adopted_by" text NOT NULL,
	"adopted_by_name" text NOT NULL,
	"adopted_at" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "risk_standards_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
CREATE TABLE "template_mappings" (
	"enterprise_id" text NOT NULL,
	"source_workshop" text NOT NULL,
	"source_post" text NOT NULL,
	"post_id" text NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "template_mappings_enterprise_id_source_workshop_source_post_pk" PRIMARY KEY("enterprise_id","source_workshop","source_post")
);
--> statement-breakpoint
CREATE TABLE "risk_proposal_answers" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"line_id" text NOT NULL,
	"risk_point" text NOT NULL,
	"basis" text NOT NULL,
	"evidence" text NOT NULL,
	"answer" text NOT NULL,
	"reason" text NOT NULL,
	"version_id" text,
	"answered_by" text NOT NULL,
	"answered_by_name" text NOT NULL,
	"answered_on" text NOT NULL,
	"answered_at" text NOT NULL,
	CONSTRAINT "risk_proposal_answers_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
CREATE TABLE "risk_readings" (
	"enterprise_id" text NOT NULL,
	"version_id" text NOT NULL,
	"person_id" text NOT NULL,
	"person_name" text NOT NULL,
	"person_title" text NOT NULL,
	"post_ids" text NOT NULL,
	"content_hash" text NOT NULL,
	"read_at" text NOT NULL,
	CONSTRAINT "risk_readings_enterprise_id_version_id_person_id_pk" PRIMARY KEY("enterprise_id","version_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "risk_reviews" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"trigger" text NOT NULL,
	"matter" text NOT NULL,
	"what" text NOT NULL,
	"line_ids" text NOT NULL,
	"post_ids" text NOT NULL,
	"due_day" text NOT NULL,
	"opened_by" text,
	"opened_by_name" text NOT NULL,
	"opened_at" text NOT NULL,
	"outcome" text,
	"outcome_reason" text,
	"outcome_version_id" text,
	"outcome_version_number" bigint,
	"done_by" text,
	"done_by_name" text,
	"done_at" text,
	"version" bigint NOT NULL,
	CONSTRAINT "risk_reviews_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
CREATE TABLE "template_choices" (
	"enterprise_id" text NOT NULL,
	"category_id" text NOT NULL,
	"key" text NOT NULL,
	"line_id" text NOT NULL,
	"edition" bigint NOT NULL,
	"answer" text NOT NULL,
	"answered_by" text NOT NULL,
	"answered_by_name" text NOT NULL,
	"answered_at" text NOT NULL,
	CONSTRAINT "template_choices_enterprise_id_category_id_key_line_id_edition_pk" PRIMARY KEY("enterprise_id","category_id","key","line_id","edition")
);
--> statement-breakpoint
CREATE TABLE "check_answers" (
	"enterprise_id" text NOT NULL,
	"record_id" text NOT NULL,
	"item_id" text NOT NULL,
	"position" bigint NOT NULL,
	"result" text NOT NULL,
	"description" text NOT NULL,
	"immediate_measure" text NOT NULL,
	"photos" text NOT NULL,
	CONSTRAINT "check_answers_enterprise_id_record_id_item_id_pk" PRIMARY KEY("enterprise_id","record_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "check_records" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"number" text NOT NULL,
	"post_id" text NOT NULL,
	"day" text NOT NULL,
	"version_id" text NOT NULL,
	"version_hash" text NOT NULL,
	"submission_key" text NOT NULL,
	"person_id" text NOT NULL,
	"person_name" text NOT NULL,
	"person_title" text NOT NULL,
	"post_name" text NOT NULL,
	"workshop_name" text NOT NULL,
	"due_at" text NOT NULL,
	"submitted_at" text NOT NULL,
	"client_at" text,
	"zero_risk" boolean NOT NULL,
	"backfill_reason" text,
	"corrects_id" text,
	"correction_reason" text,
	"revision" bigint NOT NULL,
	"content_hash" text NOT NULL,
	CONSTRAINT "check_records_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
CREATE TABLE "day_closes" (
	"enterprise_id" text NOT NULL,
	"day" text NOT NULL,
	"post_id" text NOT NULL,
	"workshop_id" text NOT NULL,
	"state" text NOT NULL,
	"due_items" bigint NOT NULL,
	"answered_items" bigint NOT NULL,
	"findings" bigint NOT NULL,
	"record_id" text,
	"closed_at" text NOT NULL,
	CONSTRAINT "day_closes_enterprise_id_day_post_id_pk" PRIMARY KEY("enterprise_id","day","post_id")
);
--> statement-breakpoint
CREATE TABLE "gap_reasons" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"post_id" text NOT NULL,
	"period" text NOT NULL,
	"reason" text NOT NULL,
	"explained_by" text NOT NULL,
	"explained_by_name" text NOT NULL,
	"explained_at" text NOT NULL,
	CONSTRAINT "gap_reasons_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
CREATE TABLE "monthly_meetings" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"number" text NOT NULL,
	"month" text NOT NULL,
	"place" text NOT NULL,
	"held_at" text NOT NULL,
	"chair_id" text NOT NULL,
	"recorder_id" text NOT NULL,
	"attendees" text NOT NULL,
	"figures" text NOT NULL,
	"words" text NOT NULL,
	"compiled_by" text NOT NULL,
	"compiled_at" text NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "monthly_meetings_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
CREATE TABLE "resolutions" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"meeting_id" text NOT NULL,
	"position" bigint NOT NULL,
	"content" text NOT NULL,
	"owner_id" text NOT NULL,
	"due_day" text NOT NULL,
	"done_on" text,
	"done_note" text,
	"done_by" text,
	"version" bigint NOT NULL,
	CONSTRAINT "resolutions_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
CREATE TABLE "signatures" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"paper" text NOT NULL,
	"paper_id" text NOT NULL,
	"capacity" text NOT NULL,
	"person_id" text NOT NULL,
	"person_name" text NOT NULL,
	"person_title" text NOT NULL,
	"words" text NOT NULL,
	"content_hash" text NOT NULL,
	"signed_at" text NOT NULL,
	CONSTRAINT "signatures_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
CREATE TABLE "stop_days" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"workshop_id" text,
	"from_day" text NOT NULL,
	"to_day" text NOT NULL,
	"reason" text NOT NULL,
	"declared_by" text NOT NULL,
	"declared_at" text NOT NULL,
	"withdrawn_at" text,
	"version" bigint NOT NULL,
	CONSTRAINT "stop_days_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
CREATE TABLE "weekly_reports" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"number" text NOT NULL,
	"week_start" text NOT NULL,
	"figures" text NOT NULL,
	"words" text NOT NULL,
	"compiled_by" text NOT NULL,
	"compiled_at" text NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "weekly_reports_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
CREATE TABLE "submission_answers" (
	"enterprise_id" text NOT NULL,
	"submission_id" text NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"officer_id" text NOT NULL,
	"officer_name" text NOT NULL,
	"regulator_name" text NOT NULL,
	"answered_at" text NOT NULL,
	CONSTRAINT "submission_answers_enterprise_id_submission_id_pk" PRIMARY KEY("enterprise_id","submission_id")
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"regulator_id" text NOT NULL,
	"region" text NOT NULL,
	"enterprise_name" text NOT NULL,
	"subject_id" text NOT NULL,
	"subject_label" text NOT NULL,
	"content" text NOT NULL,
	"content_hash" text NOT NULL,
	"document_hash" text NOT NULL,
	"head_seq" bigint NOT NULL,
	"head_hash" text NOT NULL,
	"submitted_by" text NOT NULL,
	"submitted_by_name" text NOT NULL,
	"submitted_at" text NOT NULL,
	CONSTRAINT "submissions_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
ALTER TABLE "platform_editors" ADD CONSTRAINT "platform_editors_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regulator_officers" ADD CONSTRAINT "regulator_officers_regulator_id_regulators_id_fk" FOREIGN KEY ("regulator_id") REFERENCES "public"."regulators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regulator_officers" ADD CONSTRAINT "regulator_officers_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "floor_plans" ADD CONSTRAINT "floor_plans_enterprise_id_picture_evidence_enterprise_id_hash_fk" FOREIGN KEY ("enterprise_id","picture") REFERENCES "public"."evidence"("enterprise_id","hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hazard_acts" ADD CONSTRAINT "hazard_acts_enterprise_id_hazard_id_hazards_enterprise_id_id_fk" FOREIGN KEY ("enterprise_id","hazard_id") REFERENCES "public"."hazards"("enterprise_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hazards" ADD CONSTRAINT "hazards_enterprise_id_workshop_id_workshops_enterprise_id_id_fk" FOREIGN KEY ("enterprise_id","workshop_id") REFERENCES "public"."workshops"("enterprise_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hazards" ADD CONSTRAINT "hazards_enterprise_id_post_id_posts_enterprise_id_id_fk" FOREIGN KEY ("enterprise_id","post_id") REFERENCES "public"."posts"("enterprise_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_import_sheets" ADD CONSTRAINT "risk_import_sheets_enterprise_id_import_id_risk_imports_enterprise_id_id_fk" FOREIGN KEY ("enterprise_id","import_id") REFERENCES "public"."risk_imports"("enterprise_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_enterprise_id_person_id_persons_enterprise_id_id_fk" FOREIGN KEY ("enterprise_id","person_id") REFERENCES "public"."persons"("enterprise_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_holdings" ADD CONSTRAINT "post_holdings_enterprise_id_person_id_persons_enterprise_id_id_fk" FOREIGN KEY ("enterprise_id","person_id") REFERENCES "public"."persons"("enterprise_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_holdings" ADD CONSTRAINT "post_holdings_enterprise_id_workshop_id_workshops_enterprise_id_id_fk" FOREIGN KEY ("enterprise_id","workshop_id") REFERENCES "public"."workshops"("enterprise_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_holdings" ADD CONSTRAINT "post_holdings_enterprise_id_post_id_posts_enterprise_id_id_fk" FOREIGN KEY ("enterprise_id","post_id") REFERENCES "public"."posts"("enterprise_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_enterprise_id_workshop_id_workshops_enterprise_id_id_fk" FOREIGN KEY ("enterprise_id","workshop_id") REFERENCES "public"."workshops"("enterprise_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_enterprise_id_team_id_teams_enterprise_id_id_fk" FOREIGN KEY ("enterprise_id","team_id") REFERENCES "public"."teams"("enterprise_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_enterprise_id_workshop_id_workshops_enterprise_id_id_fk" FOREIGN KEY ("enterprise_id","workshop_id") REFERENCES "public"."workshops"("enterprise_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_items" ADD CONSTRAINT "risk_items_enterprise_id_version_id_risk_list_versions_enterprise_id_id_fk" FOREIGN KEY ("enterprise_id","version_id") REFERENCES "public"."risk_list_versions"("enterprise_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_items" ADD CONSTRAINT "risk_items_enterprise_id_workshop_id_workshops_enterprise_id_id_fk" FOREIGN KEY ("enterprise_id","workshop_id") REFERENCES "public"."workshops"("enterprise_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_items" ADD CONSTRAINT "risk_items_enterprise_id_post_id_posts_enterprise_id_id_fk" FOREIGN KEY ("enterprise_id","post_id") REFERENCES "public"."posts"("enterprise_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_list_publications" ADD CONSTRAINT "risk_list_publications_enterprise_id_version_id_risk_list_versions_enterprise_id_id_fk" FOREIGN KEY ("enterprise_id","version_id") REFERENCES "public"."risk_list_versions"("enterprise_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_mappings" ADD CONSTRAINT "template_mappings_enterprise_id_post_id_posts_enterprise_id_id_fk" FOREIGN KEY ("enterprise_id","post_id") REFERENCES "public"."posts"("enterprise_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_readings" ADD CONSTRAINT "risk_readings_enterprise_id_version_id_risk_list_versions_enterprise_id_id_fk" FOREIGN KEY ("enterprise_id","version_id") REFERENCES "public"."risk_list_versions"("enterprise_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_answers" ADD CONSTRAINT "check_answers_enterprise_id_record_id_check_records_enterprise_id_id_fk" FOREIGN KEY ("enterprise_id","record_id") REFERENCES "public"."check_records"("enterprise_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_answers" ADD CONSTRAINT "check_answers_enterprise_id_item_id_risk_items_enterprise_id_id_fk" FOREIGN KEY ("enterprise_id","item_id") REFERENCES "public"."risk_items"("enterprise_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_records" ADD CONSTRAINT "check_records_enterprise_id_post_id_posts_enterprise_id_id_fk" FOREIGN KEY ("enterprise_id","post_id") REFERENCES "public"."posts"("enterprise_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_records" ADD CONSTRAINT "check_records_enterprise_id_version_id_risk_list_versions_enterprise_id_id_fk" FOREIGN KEY ("enterprise_id","version_id") REFERENCES "public"."risk_list_versions"("enterprise_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "day_closes" ADD CONSTRAINT "day_closes_enterprise_id_post_id_posts_enterprise_id_id_fk" FOREIGN KEY ("enterprise_id","post_id") REFERENCES "public"."posts"("enterprise_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resolutions" ADD CONSTRAINT "resolutions_enterprise_id_meeting_id_monthly_meetings_enterprise_id_id_fk" FOREIGN KEY ("enterprise_id","meeting_id") REFERENCES "public"."monthly_meetings"("enterprise_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stop_days" ADD CONSTRAINT "stop_days_enterprise_id_workshop_id_workshops_enterprise_id_id_fk" FOREIGN KEY ("enterprise_id","workshop_id") REFERENCES "public"."workshops"("enterprise_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_answers" ADD CONSTRAINT "submission_answers_enterprise_id_submission_id_submissions_enterprise_id_id_fk" FOREIGN KEY ("enterprise_id","submission_id") REFERENCES "public"."submissions"("enterprise_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_login_name" ON "accounts" USING btree ("login_name");--> statement-breakpoint
CREATE UNIQUE INDEX "platform_editors_account" ON "platform_editors" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "regulator_officers_account" ON "regulator_officers" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "regulators_region" ON "regulators" USING btree ("region");--> statement-breakpoint
CREATE INDEX "sessions_account" ON "sessions" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_filters_name" ON "saved_filters" USING btree ("enterprise_id","person_id","list","name");--> statement-breakpoint
CREATE UNIQUE INDEX "floor_plans_number" ON "floor_plans" USING btree ("enterprise_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "hazard_acts_ordinal" ON "hazard_acts" USING btree ("enterprise_id","hazard_id","ordinal");--> statement-breakpoint
CREATE UNIQUE INDEX "hazards_number" ON "hazards" USING btree ("enterprise_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "hazards_source_row" ON "hazards" USING btree ("enterprise_id","source_record_id","source_item_id");--> statement-breakpoint
CREATE INDEX "hazards_found" ON "hazards" USING btree ("enterprise_id","found_day","id");--> statement-breakpoint
CREATE INDEX "hazards_stage" ON "hazards" USING btree ("enterprise_id","stage","found_day","id","grade","source","workshop_id");--> statement-breakpoint
CREATE INDEX "hazards_grade" ON "hazards" USING btree ("enterprise_id","grade","found_day","id","stage","source","workshop_id");--> statement-breakpoint
CREATE INDEX "hazards_source" ON "hazards" USING btree ("enterprise_id","source","found_day","id","stage","grade","workshop_id");--> statement-breakpoint
CREATE INDEX "hazards_workshop" ON "hazards" USING btree ("enterprise_id","workshop_id","found_day","id","stage","grade","source");--> statement-breakpoint
CREATE INDEX "hazards_post" ON "hazards" USING btree ("enterprise_id","post_id","found_day","id","stage","grade","source");--> statement-breakpoint
CREATE INDEX "hazards_responsible" ON "hazards" USING btree ("enterprise_id","responsible_id","found_day","id","stage","grade","source");--> statement-breakpoint
CREATE INDEX "hazards_title" ON "hazards" USING btree ("enterprise_id","title","id","stage","grade","source","workshop_id");--> statement-breakpoint
CREATE INDEX "hazards_open_found" ON "hazards" USING btree ("enterprise_id","found_day","id") WHERE closed_day is null;--> statement-breakpoint
CREATE INDEX "hazards_open_due" ON "hazards" USING btree ("enterprise_id","due_order","id","source","grade","workshop_id") WHERE closed_day is null;--> statement-breakpoint
CREATE INDEX "hazards_open_workshop" ON "hazards" USING btree ("enterprise_id","workshop_id","due_order","id") WHERE closed_day is null;--> statement-breakpoint
CREATE INDEX "hazards_open_post" ON "hazards" USING btree ("enterprise_id","post_id","due_order","id") WHERE closed_day is null;--> statement-breakpoint
CREATE INDEX "hazards_open_responsible" ON "hazards" USING btree ("enterprise_id","responsible_id","due_order","id") WHERE closed_day is null;--> statement-breakpoint
CREATE INDEX "hazards_open_pending" ON "hazards" USING btree ("enterprise_id","pending","due_order","id") WHERE closed_day is null and pending is not null;--> statement-breakpoint
CREATE INDEX "hazards_closed" ON "hazards" USING btree ("enterprise_id","closed_day") WHERE closed_day is not null;--> statement-breakpoint
CREATE INDEX "hazards_line" ON "hazards" USING btree ("enterprise_id","risk_line_id","found_day");--> statement-breakpoint
CREATE INDEX "risk_imports_created" ON "risk_imports" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "template_items_order" ON "template_items" USING btree ("edition","category_id","position");--> statement-breakpoint
CREATE INDEX "events_subject" ON "events" USING btree ("enterprise_id","subject_kind","subject_id","seq");--> statement-breakpoint
CREATE INDEX "events_hash" ON "events" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "inbox_person" ON "inbox_items" USING btree ("enterprise_id","person_id","created_at");--> statement-breakpoint
CREATE INDEX "jobs_due" ON "jobs" USING btree ("state","run_at");--> statement-breakpoint
CREATE INDEX "jobs_enterprise" ON "jobs" USING btree ("enterprise_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "enterprises_credit_code" ON "enterprises" USING btree ("credit_code");--> statement-breakpoint
CREATE INDEX "enterprises_region" ON "enterprises" USING btree ("region");--> statement-breakpoint
CREATE UNIQUE INDEX "persons_account" ON "persons" USING btree ("enterprise_id","account_id");--> statement-breakpoint
CREATE INDEX "persons_by_account" ON "persons" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "post_holdings_person" ON "post_holdings" USING btree ("enterprise_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "posts_code" ON "posts" USING btree ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "posts_name" ON "posts" USING btree ("enterprise_id","workshop_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "workshops_name" ON "workshops" USING btree ("enterprise_id","name");--> statement-breakpoint
CREATE INDEX "risk_items_version" ON "risk_items" USING btree ("enterprise_id","version_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "risk_items_point" ON "risk_items" USING btree ("enterprise_id","version_id","post_id","stage","risk_point");--> statement-breakpoint
CREATE UNIQUE INDEX "risk_items_line" ON "risk_items" USING btree ("enterprise_id","version_id","line_id");--> statement-breakpoint
CREATE INDEX "risk_list_publications_hash" ON "risk_list_publications" USING btree ("content_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "risk_list_versions_number" ON "risk_list_versions" USING btree ("enterprise_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "risk_standards_number" ON "risk_standards" USING btree ("enterprise_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "risk_proposal_answers_basis" ON "risk_proposal_answers" USING btree ("enterprise_id","kind","line_id","basis");--> statement-breakpoint
CREATE UNIQUE INDEX "risk_reviews_matter" ON "risk_reviews" USING btree ("enterprise_id","matter");--> statement-breakpoint
CREATE INDEX "risk_reviews_due" ON "risk_reviews" USING btree ("enterprise_id","done_at","due_day");--> statement-breakpoint
CREATE UNIQUE INDEX "check_records_submission" ON "check_records" USING btree ("enterprise_id","submission_key");--> statement-breakpoint
CREATE UNIQUE INDEX "check_records_post_day" ON "check_records" USING btree ("enterprise_id","post_id","day","revision");--> statement-breakpoint
CREATE INDEX "check_records_day" ON "check_records" USING btree ("enterprise_id","day");--> statement-breakpoint
CREATE INDEX "check_records_hash" ON "check_records" USING btree ("content_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "gap_reasons_period" ON "gap_reasons" USING btree ("enterprise_id","kind","post_id","period");--> statement-breakpoint
CREATE INDEX "monthly_meetings_month" ON "monthly_meetings" USING btree ("enterprise_id","month");--> statement-breakpoint
CREATE UNIQUE INDEX "signatures_paper" ON "signatures" USING btree ("enterprise_id","paper","paper_id","capacity");--> statement-breakpoint
CREATE INDEX "signatures_hash" ON "signatures" USING btree ("content_hash");--> statement-breakpoint
CREATE INDEX "weekly_reports_week" ON "weekly_reports" USING btree ("enterprise_id","week_start");--> statement-breakpoint
CREATE UNIQUE INDEX "submissions_number" ON "submissions" USING btree ("enterprise_id","number");--> statement-breakpoint
CREATE INDEX "submissions_hash" ON "submissions" USING btree ("content_hash");--> statement-breakpoint
CREATE INDEX "submissions_regulator" ON "submissions" USING btree ("regulator_id","submitted_at","id");
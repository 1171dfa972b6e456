CREATE TABLE "channels" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"secret" text NOT NULL,
	"topics" text NOT NULL,
	"opened_at" text NOT NULL,
	"closed_at" text,
	"version" bigint NOT NULL,
	CONSTRAINT "channels_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"enterprise_id" text NOT NULL,
	"id" text NOT NULL,
	"channel_id" text NOT NULL,
	"text" text NOT NULL,
	"matters" bigint NOT NULL,
	"state" text NOT NULL,
	"attempts" bigint NOT NULL,
	"said" text NOT NULL,
	"created_at" text NOT NULL,
	"ended_at" text,
	CONSTRAINT "deliveries_enterprise_id_id_pk" PRIMARY KEY("enterprise_id","id")
);
--> statement-breakpoint
CREATE TABLE "tellings" (
	"enterprise_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"matter" text NOT NULL,
	"at" text NOT NULL,
	CONSTRAINT "tellings_enterprise_id_channel_id_matter_pk" PRIMARY KEY("enterprise_id","channel_id","matter")
);
--> statement-breakpoint
CREATE INDEX "deliveries_channel" ON "deliveries" USING btree ("enterprise_id","channel_id","id");--> statement-breakpoint
CREATE INDEX "tellings_at" ON "tellings" USING btree ("at");--> statement-breakpoint
CREATE INDEX "inbox_created" ON "inbox_items" USING btree ("enterprise_id","created_at");
CREATE TABLE "installation_facts" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL,
	"at" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "enterprises" ALTER COLUMN "staff" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "enterprises" ALTER COLUMN "turnover" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "enterprises" ALTER COLUMN "licensed" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "enterprises" ALTER COLUMN "certified" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "enterprises" ALTER COLUMN "mandatory_standard" DROP NOT NULL;
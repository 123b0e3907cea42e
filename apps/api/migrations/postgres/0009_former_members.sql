CREATE TABLE "former_member" (
	"group_id" text NOT NULL,
	"person_id" text NOT NULL,
	"joined_at" bigint NOT NULL,
	CONSTRAINT "former_member_group_id_person_id_pk" PRIMARY KEY("group_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "former_member" ADD CONSTRAINT "former_member_group_id_hub_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."hub_group"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "former_member" ADD CONSTRAINT "former_member_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "former_member_person" ON "former_member" USING btree ("person_id");
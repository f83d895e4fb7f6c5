{{- define "bongsu.name" -}}
{{- printf "%s-bongsu" .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- end -}}

{{- define "bongsu.labels" -}}
app.kubernetes.io/name: bongsu
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}

{{- define "bongsu.pod" -}}
{{- $root := .root -}}
automountServiceAccountToken: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  seccompProfile: { type: RuntimeDefault }
containers:
  - name: {{ .process }}
    image: "{{ $root.Values.image.repository }}:{{ $root.Values.image.tag | default $root.Chart.AppVersion }}"
    imagePullPolicy: {{ $root.Values.image.pullPolicy }}
    args:
      - {{ .process }}
      {{- if .answersOnly }}
      - --no-work
      {{- end }}
    env:
      - name: BONGSU_ORIGIN
        value: {{ $root.Values.origin | quote }}
      - name: BONGSU_WORLD
        value: {{ $root.Values.world | quote }}
      {{- with $root.Values.securityContact }}
      - name: BONGSU_SECURITY_CONTACT
        value: {{ . | quote }}
      {{- end }}
      - name: DATABASE_URL_FILE
        value: /run/secrets/bongsu/database-url
      {{- range $name, $value := $root.Values.settings }}
      - name: {{ $name }}
        value: {{ $value | quote }}
      {{- end }}
    securityContext:
      allowPrivilegeEscalation: false
      readOnlyRootFilesystem: true
      capabilities: { drop: [ALL] }
    {{- if eq .process "serve" }}
    ports:
      - { name: http, containerPort: 8420 }
    startupProbe:
      httpGet: { path: /healthz, port: http }
      periodSeconds: 3
      failureThreshold: 60
    readinessProbe:
      httpGet: { path: /healthz, port: http }
      periodSeconds: 5
    livenessProbe:
      tcpSocket: { port: http }
      periodSeconds: 10
    {{- end }}
    resources:
      {{- toYaml $root.Values.resources | nindent 6 }}
    volumeMounts:
      - { name: data, mountPath: /var/lib/bongsu }
      - { name: tmp, mountPath: /tmp }
      - { name: database, mountPath: /run/secrets/bongsu, readOnly: true }
terminationGracePeriodSeconds: 30
volumes:
  - name: data
    persistentVolumeClaim:
      claimName: {{ include "bongsu.name" $root }}
  - name: tmp
    emptyDir: {}
  - name: database
    secret:
      secretName: {{ $root.Values.database.existingSecret }}
      items:
        - { key: {{ $root.Values.database.key }}, path: database-url }
{{- end -}}
